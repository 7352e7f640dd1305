package io.whisperrest.worker.task;

import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.Task;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.worker.store.TaskRepository;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The life of a worker:
 *
 * <ol>
 *   <li>claim while a slot is idle and fewer tasks are held than slots ({@link Capacity})
 *   <li>claim in the database too, before any work: a new fence
 *   <li>drop what is over, bury what is poisoned, send a suspect on when others run here
 *   <li>run it ({@link TaskRunner}) and settle its outcome ({@link Settlement}) on a thread of its own
 * </ol>
 */
final class WorkerLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(WorkerLoop.class);
    private static final long PAUSE_MS = 50;
    private static final long OUTAGE_PAUSE_MS = 500;

    private final String worker;
    private final TaskQueue queue;
    private final QueueConfig config;
    private final TaskRepository tasks;
    private final TaskRunner runner;
    private final Settlement settlement;
    private final HeldTasks held;
    private final Capacity capacity;
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
            Settlement settlement,
            HeldTasks held,
            Capacity capacity,
            OutcomeListener listener,
            Clock clock) {
        this.worker = worker;
        this.queue = queue;
        this.config = config;
        this.tasks = tasks;
        this.runner = runner;
        this.settlement = settlement;
        this.held = held;
        this.capacity = capacity;
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
        while (!stopping) {
            try {
                turn();
            } catch (QueueUnavailable | DatabaseUnavailable e) {
                LOG.debugf("waiting: %s", e.getMessage());
                Sleep.millis(OUTAGE_PAUSE_MS);
            } catch (RuntimeException e) {
                LOG.error("the worker loop met an unexpected error and goes on", e);
                Sleep.millis(OUTAGE_PAUSE_MS);
            }
        }
    }

    /** No further claim; what runs goes on until {@link Drain} stops it. */
    void stopClaiming() {
        stopping = true;
    }

    private void turn() {
        if (!capacity.mayClaim()) {
            Sleep.millis(PAUSE_MS);
            return;
        }
        long before = System.nanoTime();
        ReadingOrder order = held.count() == 0 ? ReadingOrder.idle(turn) : ReadingOrder.busy(turn);
        Optional<ClaimedTask> claim = queue.claim(worker, order);
        if (claim.isEmpty()) {
            queue.awaitWork();
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

    /** @return true when a run was started; else the claim is settled, or its lease will end by itself */
    private boolean start(HeldTask claimed) {
        ClaimedTask claim = claimed.claim();
        Optional<Task> begun = tasks.begin(claim.id(), worker, claim.crashes(), clock.millis());
        if (begun.isEmpty()) {
            settlement.drop(claimed);
            return false;
        }
        Task task = begun.get();
        if (task.crashes() >= config.maxCrashes()) {
            settlement.poison(claimed, task);
            return false;
        }
        boolean suspect = task.crashes() > 0;
        if (suspect && held.count() > 1) {
            settlement.releaseToSuspect(claimed, task);
            return false;
        }
        capacity.runAlone(suspect);
        runs.execute(() -> perform(claimed, task));
        return true;
    }

    private void perform(HeldTask claimed, Task task) {
        MDC.put("taskId", task.id());
        try {
            TaskOutcome outcome = runner.run(claimed, task);
            TaskOutcome.Kind kind = settlement.settle(claimed, task, outcome);
            LOG.infof(
                    "task %s: %s fence=%d attempt=%d crashes=%d",
                    task.id(), kind, task.fence(), task.attempts() + 1, task.crashes());
            listener.ended(task, outcome, kind);
        } catch (RuntimeException e) {
            LOG.errorf(e, "task %s: its outcome could not be settled; its lease will end", task.id());
        } finally {
            held.remove(claimed);
            if (task.crashes() > 0) {
                capacity.runAlone(false);
            }
            MDC.remove("taskId");
        }
    }

    /** Told once a run is settled. */
    interface OutcomeListener {
        void ended(Task task, TaskOutcome outcome, TaskOutcome.Kind settled);
    }
}
