package io.whisperrest.worker.task;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * How a worker stops: what can be finished in time is finished, the rest ends at its window boundary, or is aborted when that
 * is out of reach; all of it is given back without a counter changing.
 */
final class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    /** What settling the last outcome may take. */
    private static final long RESERVE_MS = 2000;

    private final HeldTasks held;
    private final Duration timeout;

    Drain(HeldTasks held, Duration timeout) {
        this.held = held;
        this.timeout = timeout;
    }

    /** Returns when nothing is held any more, at latest after the time-out. */
    void run() {
        long begin = System.nanoTime();
        long graceMs = Math.max(timeout.toMillis() - RESERVE_MS, timeout.toMillis() / 2);
        LOG.infof("stopping: %d task(s) held, at most %d ms", held.count(), timeout.toMillis());
        for (HeldTask task : held.all()) {
            if (task.remainingMs() > graceMs) {
                task.stopAtWindow();
            }
        }
        boolean aborted = false;
        while (held.count() > 0 && elapsedMs(begin) < timeout.toMillis()) {
            if (!aborted && elapsedMs(begin) >= graceMs) {
                held.all().forEach(task -> task.stop(StopReason.DRAIN));
                aborted = true;
            }
            Sleep.millis(20);
        }
    }

    private static long elapsedMs(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
