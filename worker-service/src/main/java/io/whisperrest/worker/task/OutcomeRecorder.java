package io.whisperrest.worker.task;

import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.queue.Acknowledgement;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.store.TaskRepository;
import io.whisperrest.worker.store.TranscriptRepository;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Records the outcome of a run, first in the database, guarded by the fence, then in Redis. */
final class OutcomeRecorder {
    private static final Logger LOG = Logger.getLogger(OutcomeRecorder.class);
    private static final long MAX_PAUSE_MS = 2000;

    /** 40 s with the default of 5 s. */
    private static final int LATER_DOUBLINGS = 3;

    private final String worker;
    private final TaskQueue queue;
    private final TaskRepository tasks;
    private final TranscriptRepository transcripts;
    private final RetryPolicy retries;
    private final DatabaseRetry databaseRetry;
    private final TaskEventPublisher taskEvents;
    private final Clock clock;

    OutcomeRecorder(
            String worker,
            TaskQueue queue,
            TaskRepository tasks,
            TranscriptRepository transcripts,
            RetryPolicy retries,
            DatabaseRetry databaseRetry,
            TaskEventPublisher taskEvents,
            Clock clock) {
        this.worker = worker;
        this.queue = queue;
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.retries = retries;
        this.databaseRetry = databaseRetry;
        this.taskEvents = taskEvents;
        this.clock = clock;
    }

    /**
     * If the database stays unavailable, or the run must stop before it is back, the task is released in Redis only. The next claim
     * raises the fence, and neither attempts nor crashes change.
     *
     * @return the final outcome; a write that matched no row turns any outcome into Cancelled or Lost
     */
    TaskOutcome.Kind record(HeldTask held, Task task, TaskOutcome outcome) {
        try {
            return switch (outcome.kind()) {
                case COMPLETED -> completed(held, task, (TaskOutcome.Completed) outcome);
                case RETRY -> retry(held, task, (TaskOutcome.Retry) outcome);
                case FAILED -> failed(held, task, (TaskOutcome.Failed) outcome);
                case RELEASED -> released(held, task, (TaskOutcome.Released) outcome);
                case CANCELLED -> acknowledge(held, Acknowledgement.done(), outcome.kind());
                case LOST -> outcome.kind();
            };
        } catch (DatabaseUnavailable | RecognitionAborted e) {
            if (held.stopReason() == StopReason.LOST) {
                return TaskOutcome.Kind.LOST;
            }
            return acknowledge(held, Acknowledgement.release(), TaskOutcome.Kind.RELEASED);
        }
    }

    /** No run began: the item goes back to the head of its lane, as if it had not been claimed. */
    void giveBack(HeldTask held) {
        acknowledge(held, Acknowledgement.release(), TaskOutcome.Kind.RELEASED);
    }

    /** The task's row cannot be claimed although the database is available. Other tasks go first, and the delay grows each time. */
    void putOff(HeldTask held) {
        acknowledge(held, Acknowledgement.retry(retries.delay(held.claim().deliveries())), TaskOutcome.Kind.RETRY);
    }

    /** Releases a quarantined task from a worker that holds other tasks, so that an idle worker can run it alone. */
    void releaseToQuarantine(HeldTask held, Task task) {
        try {
            released(held, task, Acknowledgement.releaseToQuarantine());
        } catch (DatabaseUnavailable | RecognitionAborted e) {
            acknowledge(held, Acknowledgement.releaseToQuarantine(), TaskOutcome.Kind.RELEASED);
        }
    }

    private TaskOutcome.Kind completed(HeldTask held, Task task, TaskOutcome.Completed outcome) {
        boolean ours = databaseRetry.with(held, () -> transcripts.complete(task, outcome.warnings(), clock.millis()));
        return ours ? acknowledgeEnd(held, task, TaskOutcome.Kind.COMPLETED) : notOurs(held, task);
    }

    private TaskOutcome.Kind retry(HeldTask held, Task task, TaskOutcome.Retry outcome) {
        if (!retries.hasAnotherTry(task.attempts())) {
            return failed(held, task, new TaskOutcome.Failed(outcome.code(), outcome.detail()));
        }
        Duration delay = retries.delay(task.attempts());
        long now = clock.millis();
        boolean ours = databaseRetry.with(
                held, () -> tasks.retryLater(task, outcome.code(), outcome.detail(), now + delay.toMillis(), now));
        return ours
                ? acknowledgeWait(held, task, Acknowledgement.retry(delay), TaskOutcome.Kind.RETRY)
                : notOurs(held, task);
    }

    private TaskOutcome.Kind failed(HeldTask held, Task task, TaskOutcome.Failed outcome) {
        boolean ours =
                databaseRetry.with(held, () -> tasks.fail(task, outcome.code(), outcome.detail(), clock.millis()));
        return ours ? acknowledgeEnd(held, task, TaskOutcome.Kind.FAILED) : notOurs(held, task);
    }

    private TaskOutcome.Kind released(HeldTask held, Task task, TaskOutcome.Released outcome) {
        return released(
                held,
                task,
                outcome.later() ? Acknowledgement.retry(retries.bound(LATER_DOUBLINGS)) : Acknowledgement.release());
    }

    private TaskOutcome.Kind released(HeldTask held, Task task, Acknowledgement how) {
        boolean ours = databaseRetry.with(held, () -> tasks.release(task));
        return ours ? acknowledgeWait(held, task, how, TaskOutcome.Kind.RELEASED) : notOurs(held, task);
    }

    private TaskOutcome.Kind acknowledgeEnd(HeldTask held, Task task, TaskOutcome.Kind kind) {
        return acknowledge(held, Acknowledgement.done(), kind);
    }

    private TaskOutcome.Kind acknowledgeWait(HeldTask held, Task task, Acknowledgement how, TaskOutcome.Kind kind) {
        taskEvents.publish(TaskEvent.Kind.CHANGED, task.userId(), task.id());
        return acknowledge(held, how, kind);
    }

    void poison(HeldTask held, Task task) {
        record(held, task, new TaskOutcome.Failed(FailureCode.POISON, FailureCode.POISON.detail()));
    }

    /** There is nothing to run: the task has ended, was deleted or is unknown. */
    void drop(HeldTask held) {
        acknowledge(held, Acknowledgement.done(), TaskOutcome.Kind.CANCELLED);
    }

    private TaskOutcome.Kind notOurs(HeldTask held, Task task) {
        TaskStatus status = tasks.status(task.id());
        if (status == null || status.isFinal()) {
            return acknowledge(held, Acknowledgement.done(), TaskOutcome.Kind.CANCELLED);
        }
        return TaskOutcome.Kind.LOST;
    }

    /**
     * Acknowledges in Redis, with retries while Redis is unavailable. Until then the task stays held, so that its lease is extended as
     * soon as Redis is back. Does nothing when another worker owns the item by then.
     */
    private TaskOutcome.Kind acknowledge(HeldTask held, Acknowledgement how, TaskOutcome.Kind kind) {
        for (long pause = 50; ; pause = Math.min(MAX_PAUSE_MS, pause * 2)) {
            try {
                queue.acknowledge(worker, held.claim(), how);
                return kind;
            } catch (QueueUnavailable e) {
                Sleep.millis(pause);
                if (Thread.currentThread().isInterrupted()) {
                    return kind;
                }
            }
        }
    }
}
