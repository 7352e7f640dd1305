package io.whisperrest.worker.task;

import io.whisperrest.queue.Beat;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the leases of all held tasks alive, and stops a run in time when that fails. Two threads: one beats and may block on
 * the network, one only looks at the monotonic clock.
 */
final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private final String worker;
    private final TaskQueue queue;
    private final HeldTasks held;
    private final QueueConfig config;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "lease-keeper");
        thread.setDaemon(true);
        return thread;
    });

    LeaseKeeper(String worker, TaskQueue queue, HeldTasks held, QueueConfig config) {
        this.worker = worker;
        this.queue = queue;
        this.held = held;
        this.config = config;
    }

    void start() {
        long beat = config.beatInterval().toMillis();
        threads.scheduleAtFixedRate(() -> quietly(this::beat), 0, beat, TimeUnit.MILLISECONDS);
        threads.scheduleAtFixedRate(() -> quietly(this::watch), beat, Math.max(10, beat / 5), TimeUnit.MILLISECONDS);
    }

    /** Whatever is thrown, also an Error: a schedule that meets one would end without a word, and every lease with it. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (QueueUnavailable e) {
            LOG.debug("no beat: Redis did not answer");
        } catch (RuntimeException | Error e) {
            LOG.error("the beat failed", e);
        }
    }

    /** One beat for everything held. */
    void beat() {
        long before = System.nanoTime();
        List<HeldTask> now = held.all();
        List<ClaimedTask> claims = now.stream().map(HeldTask::claim).toList();
        List<Beat> answers = queue.beat(worker, claims);
        for (int i = 0; i < now.size(); i++) {
            switch (answers.get(i)) {
                case OK -> now.get(i).confirm(before);
                case LOST -> now.get(i).stop(StopReason.LOST);
                case CANCEL -> now.get(i).stop(StopReason.CANCELLED);
            }
        }
    }

    /** Stops every run whose lease may end soon without a beat having said otherwise. */
    void watch() {
        long patience = config.leaseDuration().minus(config.leaseMargin()).toNanos();
        long now = System.nanoTime();
        for (HeldTask task : held.all()) {
            if (now - task.confirmedAt() > patience) {
                task.stop(StopReason.LOST);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
