package io.whisperrest.worker.task;

import io.whisperrest.loop.BackgroundLoop;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Heartbeat;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Keeps the leases of all held tasks alive, and stops a run in time when that fails. Uses two threads: one sends heartbeats and may
 * block on the network, the other only watches the monotonic clock.
 */
final class LeaseKeeper implements AutoCloseable {
    private static final Duration MIN_WATCH_INTERVAL = Duration.ofMillis(10);

    private final String worker;
    private final TaskQueue queue;
    private final HeldTasks held;
    private final QueueConfig config;
    private final LongSupplier nanoTime;
    private volatile boolean cutOff;
    private final List<BackgroundLoop> loops;

    LeaseKeeper(String worker, TaskQueue queue, HeldTasks held, QueueConfig config) {
        this(worker, queue, held, config, System::nanoTime);
    }

    LeaseKeeper(String worker, TaskQueue queue, HeldTasks held, QueueConfig config, LongSupplier nanoTime) {
        this.worker = worker;
        this.queue = queue;
        this.held = held;
        this.config = config;
        this.nanoTime = nanoTime;
        Duration heartbeat = config.heartbeatInterval();
        this.loops = List.of(
                new BackgroundLoop("lease-keeper-heartbeat", heartbeat, this::heartbeat)
                        .atFixedRate()
                        .expecting(QueueUnavailable.class)
                        .withFailureMessage("the heartbeat failed"),
                new BackgroundLoop("lease-keeper-watch", watchInterval(heartbeat), this::watch)
                        .withInitialDelay(heartbeat)
                        .atFixedRate()
                        .withFailureMessage("the watch over the leases failed"));
    }

    private static Duration watchInterval(Duration heartbeat) {
        Duration interval = heartbeat.dividedBy(5);
        return interval.compareTo(MIN_WATCH_INTERVAL) < 0 ? MIN_WATCH_INTERVAL : interval;
    }

    void start() {
        loops.forEach(BackgroundLoop::start);
    }

    /** Sends one heartbeat for all held tasks. */
    void heartbeat() {
        long before = nanoTime.getAsLong();
        List<HeldTask> now = held.all();
        List<ClaimedTask> claims = now.stream().map(HeldTask::claim).toList();
        List<Heartbeat> answers = send(claims);
        for (int i = 0; i < now.size(); i++) {
            switch (answers.get(i)) {
                case OK -> now.get(i).confirm(before);
                case LOST -> now.get(i).stop(StopReason.LOST);
                case CANCEL -> now.get(i).stop(StopReason.CANCELLED);
            }
        }
    }

    private List<Heartbeat> send(List<ClaimedTask> claims) {
        try {
            List<Heartbeat> answers = queue.heartbeat(worker, claims);
            cutOff = false;
            return answers;
        } catch (QueueUnavailable e) {
            cutOff = true;
            throw e;
        }
    }

    /** Stops every run whose lease may expire soon and was not confirmed by a heartbeat. */
    void watch() {
        long maxSilence = config.leaseDuration().minus(config.leaseMargin()).toNanos();
        long now = nanoTime.getAsLong();
        for (HeldTask task : held.all()) {
            if (now - task.confirmedAt() > maxSilence) {
                task.stop(cutOff ? StopReason.CUT_OFF : StopReason.LOST);
            }
        }
    }

    @Override
    public void close() {
        BackgroundLoop.closeAll(loops);
    }
}
