package io.whisperrest.model.database;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Whether the database accepts writes, according to the latest write. Logs one line when it stops and one when it recovers.
 * Thread-safe.
 */
final class WriteState {
    private static final Logger LOG = Logger.getLogger(WriteState.class);

    private final AtomicReference<Outage> outage = new AtomicReference<>();
    private volatile boolean everWorked;
    private volatile long workedAt;

    void worked() {
        workedAt = System.nanoTime();
        everWorked = true;
        Outage over = outage.getAndSet(null);
        if (over != null) {
            LOG.infof("the database accepts writes again, after %d s", secondsSince(over.since()));
        }
    }

    /** @return true when writes worked before, so an outage begins */
    boolean failed(DatabaseUnavailable problem) {
        boolean begins = outage.compareAndSet(null, new Outage(problem, System.nanoTime()));
        if (begins) {
            LOG.errorf("the database rejects writes, tasks wait until it recovers: %s", problem.getMessage());
        }
        return begins;
    }

    /** Why writes fail; empty when they work, as far as is known. */
    Optional<DatabaseUnavailable> problem() {
        return Optional.ofNullable(outage.get()).map(Outage::problem);
    }

    boolean workedWithin(Duration time) {
        return everWorked && System.nanoTime() - workedAt < time.toNanos();
    }

    private static long secondsSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds();
    }

    private record Outage(DatabaseUnavailable problem, long since) {}
}
