package io.whisperrest.worker.task;

import io.whisperrest.event.Notices;
import io.whisperrest.event.TaskNotice;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.queue.Finish;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.store.TaskRepository;
import io.whisperrest.worker.store.TranscriptRepository;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Acts on the outcome of a run: the database first, with the fence; Redis second. */
final class Settlement {
    private static final Logger LOG = Logger.getLogger(Settlement.class);
    private static final long LONGEST_PAUSE_MS = 2000;

    private final String worker;
    private final TaskQueue queue;
    private final QueueConfig config;
    private final TaskRepository tasks;
    private final TranscriptRepository transcripts;
    private final RetryPolicy retries;
    private final Patience patience;
    private final Notices notices;
    private final Clock clock;

    Settlement(
            String worker,
            TaskQueue queue,
            QueueConfig config,
            TaskRepository tasks,
            TranscriptRepository transcripts,
            RetryPolicy retries,
            Patience patience,
            Notices notices,
            Clock clock) {
        this.worker = worker;
        this.queue = queue;
        this.config = config;
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.retries = retries;
        this.patience = patience;
        this.notices = notices;
        this.clock = clock;
    }

    /** @return what happened in the end: a write that met nothing turns any outcome into Cancelled or Lost */
    TaskOutcome.Kind settle(HeldTask held, Task task, TaskOutcome outcome) {
        try {
            return switch (outcome.kind()) {
                case COMPLETED -> completed(held, task, (TaskOutcome.Completed) outcome);
                case RETRY -> retry(held, task, (TaskOutcome.Retry) outcome);
                case FAILED -> failed(held, task, (TaskOutcome.Failed) outcome);
                case RELEASED -> released(held, task, Finish.release());
                case CANCELLED -> finish(held, Finish.ack(), outcome.kind());
                case LOST -> outcome.kind();
            };
        } catch (DatabaseUnavailable e) {
            LOG.warnf("task %s: the database stayed away, giving the task back", task.id());
            return finish(held, Finish.retry(retries.delay(task.attempts())), TaskOutcome.Kind.RETRY);
        } catch (RecognitionAborted e) {
            return TaskOutcome.Kind.LOST;
        }
    }

    /** A suspect on a worker that holds other tasks: an idle one shall run it alone. */
    void releaseToSuspect(HeldTask held, Task task) {
        released(held, task, Finish.releaseToSuspect());
    }

    private TaskOutcome.Kind completed(HeldTask held, Task task, TaskOutcome.Completed outcome) {
        boolean ours = patience.with(held, () -> transcripts.complete(task, outcome.warnings(), clock.millis()));
        return ours ? ended(held, task, TaskOutcome.Kind.COMPLETED) : over(held, task);
    }

    private TaskOutcome.Kind retry(HeldTask held, Task task, TaskOutcome.Retry outcome) {
        if (!retries.hasAnotherTry(task.attempts())) {
            return failed(held, task, new TaskOutcome.Failed(outcome.code(), outcome.detail()));
        }
        Duration delay = retries.delay(task.attempts());
        long now = clock.millis();
        boolean ours = patience.with(
                held, () -> tasks.retryLater(task, outcome.code(), outcome.detail(), now + delay.toMillis(), now));
        return ours ? waits(held, task, Finish.retry(delay), TaskOutcome.Kind.RETRY) : over(held, task);
    }

    private TaskOutcome.Kind failed(HeldTask held, Task task, TaskOutcome.Failed outcome) {
        boolean ours = patience.with(held, () -> tasks.fail(task, outcome.code(), outcome.detail(), clock.millis()));
        return ours ? ended(held, task, TaskOutcome.Kind.FAILED) : over(held, task);
    }

    private TaskOutcome.Kind released(HeldTask held, Task task, Finish how) {
        boolean ours = patience.with(held, () -> tasks.release(task));
        return ours ? waits(held, task, how, TaskOutcome.Kind.RELEASED) : over(held, task);
    }

    private TaskOutcome.Kind ended(HeldTask held, Task task, TaskOutcome.Kind kind) {
        notices.tell(TaskNotice.Kind.FINISHED, task.id());
        return finish(held, Finish.ack(), kind);
    }

    private TaskOutcome.Kind waits(HeldTask held, Task task, Finish how, TaskOutcome.Kind kind) {
        notices.tell(TaskNotice.Kind.CHANGED, task.id());
        return finish(held, how, kind);
    }

    void poison(HeldTask held, Task task) {
        settle(held, task, new TaskOutcome.Failed(FailureCode.POISON, FailureCode.POISON.detail()));
    }

    /** Nothing to run: the task is over, deleted or unknown. */
    void drop(HeldTask held) {
        finish(held, Finish.ack(), TaskOutcome.Kind.CANCELLED);
    }

    private TaskOutcome.Kind over(HeldTask held, Task task) {
        TaskStatus status = tasks.status(task.id());
        if (status == null || status.isFinal()) {
            return finish(held, Finish.ack(), TaskOutcome.Kind.CANCELLED);
        }
        return TaskOutcome.Kind.LOST;
    }

    /** Tells Redis, again and again for one lease: after that the sweep does it, and the claim drops what is over. */
    private TaskOutcome.Kind finish(HeldTask held, Finish how, TaskOutcome.Kind kind) {
        long deadline = System.nanoTime() + config.leaseDuration().toNanos();
        for (long pause = 50; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
            try {
                queue.finish(worker, held.claim(), how);
                return kind;
            } catch (QueueUnavailable e) {
                if (System.nanoTime() > deadline) {
                    return kind;
                }
                Sleep.millis(pause);
            }
        }
    }
}
