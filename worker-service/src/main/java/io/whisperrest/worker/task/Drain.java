package io.whisperrest.worker.task;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Drains a stopping worker. Tasks that can finish in time finish; others end at their next window boundary, or are aborted when that is
 * too far away. Unfinished tasks are released without changing any counter.
 */
final class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    /** Time reserved for recording the last outcome. */
    private static final long RESERVE_MS = 2000;

    private final HeldTasks held;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final LongConsumer pause;

    Drain(HeldTasks held, Duration timeout) {
        this(held, timeout, System::nanoTime, Sleep::millis);
    }

    /** @param pause sleeps for that many ms */
    Drain(HeldTasks held, Duration timeout, LongSupplier nanoTime, LongConsumer pause) {
        this.held = held;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /** Returns when no task is held any more, at the latest after the timeout. */
    void run() {
        long begin = nanoTime.getAsLong();
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
            pause.accept(20);
        }
    }

    private long elapsedMs(long begin) {
        return (nanoTime.getAsLong() - begin) / 1_000_000;
    }
}
