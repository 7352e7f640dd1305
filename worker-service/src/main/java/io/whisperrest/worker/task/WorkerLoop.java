package io.whisperrest.worker.task;

import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.worker.store.TaskRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The life of a worker:
 *
 * <ol>
 *   <li>claim while the database accepts writes, a slot is idle and fewer tasks are held than slots ({@link Capacity})
 *   <li>claim in the database too, before any work, which gives a new fence
 *   <li>drop ended tasks, fail poison tasks, release quarantined tasks while others run here
 *   <li>run the task ({@link TaskRunner}) and record its outcome ({@link OutcomeRecorder}) on its own thread
 * </ol>
 */
final class WorkerLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(WorkerLoop.class);
    private static final long PAUSE_MS = 50;
    private static final long OUTAGE_PAUSE_MS = 500;
    private static final long MAX_OUTAGE_PAUSE_MS = 10_000;

    private final String worker;
    private final TaskQueue queue;
    private final QueueConfig config;
    private final TaskRepository tasks;
    private final TaskRunner runner;
    private final OutcomeRecorder outcomes;
    private final HeldTasks held;
    private final Capacity capacity;
    private final Supplier<List<String>> models;
    private final Clock clock;
    private final OutcomeListener listener;
    private final ExecutorService runs;
    private volatile boolean stopping;
    private long turn;

    WorkerLoop(
            String worker,
            TaskQueue queue,
            QueueConfig config,
            TaskRepository tasks,
            TaskRunner runner,
            OutcomeRecorder outcomes,
            HeldTasks held,
            Capacity capacity,
            Supplier<List<String>> models,
            OutcomeListener listener,
            Clock clock) {
        this.worker = worker;
        this.queue = queue;
        this.config = config;
        this.tasks = tasks;
        this.runner = runner;
        this.outcomes = outcomes;
        this.held = held;
        this.capacity = capacity;
        this.models = models;
        this.listener = listener;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.runs = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "task-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void run() {
        long outagePause = OUTAGE_PAUSE_MS;
        while (!stopping) {
            try {
                turn();
                outagePause = OUTAGE_PAUSE_MS;
                continue;
            } catch (QueueUnavailable | DatabaseUnavailable e) {
                LOG.debugf("waiting: %s", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("unexpected error in the worker loop, which continues", e);
            }
            Sleep.millis(outagePause);
            outagePause = Math.min(MAX_OUTAGE_PAUSE_MS, 2 * outagePause);
        }
    }

    /** Stops claiming. Running tasks continue until {@link Drain} stops them. */
    void stopClaiming() {
        stopping = true;
    }

    private void turn() {
        List<String> served = models.get();
        if (!tasks.isWritable() || served.isEmpty() || !capacity.mayClaim()) {
            Sleep.millis(PAUSE_MS);
            return;
        }
        long before = System.nanoTime();
        ReadingOrder order = held.count() == 0 ? ReadingOrder.idle(turn, served) : ReadingOrder.busy(turn, served);
        Optional<ClaimedTask> claim = queue.claim(worker, order);
        if (claim.isEmpty()) {
            queue.awaitWork(served);
            return;
        }
        turn++;
        accept(new HeldTask(claim.get(), before));
    }

    private void accept(HeldTask claimed) {
        held.add(claimed);
        boolean running = false;
        try {
            running = start(claimed);
        } finally {
            if (!running) {
                held.remove(claimed);
            }
        }
    }

    /** @return true when a run was started; otherwise the claim has been recorded or released */
    private boolean start(HeldTask claimed) {
        Optional<Task> begun = begin(claimed);
        if (begun.isEmpty()) {
            outcomes.drop(claimed);
            return false;
        }
        Task task = begun.get();
        if (task.crashes() >= config.maxCrashes()) {
            outcomes.poison(claimed, task);
            listener.ended(
                    task,
                    new TaskOutcome.Failed(FailureCode.POISON, FailureCode.POISON.detail()),
                    TaskOutcome.Kind.FAILED);
            return false;
        }
        boolean quarantined = task.crashes() > 0;
        if (quarantined && held.count() > 1) {
            outcomes.releaseToQuarantine(claimed, task);
            return false;
        }
        capacity.runAlone(quarantined);
        runs.execute(() -> perform(claimed, task));
        return true;
    }

    /** Releases a claim whose run cannot begin: if its lease expired, that would count as a crash. */
    private Optional<Task> begin(HeldTask claimed) {
        ClaimedTask claim = claimed.claim();
        try {
            return tasks.begin(claim.id(), worker, claim.crashes(), clock.millis());
        } catch (DatabaseUnavailable e) {
            outcomes.giveBack(claimed);
            throw e;
        } catch (RuntimeException e) {
            outcomes.putOff(claimed);
            throw e;
        }
    }

    private void perform(HeldTask claimed, Task task) {
        MDC.put("taskId", task.id());
        try {
            TaskOutcome outcome = runner.run(claimed, task);
            TaskOutcome.Kind kind = outcomes.record(claimed, task, outcome);
            LOG.infof(
                    "task %s: %s fence=%d attempt=%d crashes=%d",
                    task.id(), kind, task.fence(), task.attempts() + 1, task.crashes());
            listener.ended(task, outcome, kind);
        } catch (RuntimeException e) {
            LOG.errorf(e, "task %s: its outcome could not be recorded; its lease will expire", task.id());
        } finally {
            held.remove(claimed);
            if (task.crashes() > 0) {
                capacity.runAlone(false);
            }
            MDC.remove("taskId");
        }
    }

    /** Called once a run has been recorded. */
    interface OutcomeListener {
        void ended(Task task, TaskOutcome outcome, TaskOutcome.Kind recorded);
    }
}
