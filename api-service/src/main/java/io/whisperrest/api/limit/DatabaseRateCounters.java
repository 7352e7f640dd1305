package io.whisperrest.api.limit;

import io.whisperrest.model.database.Database;
import java.time.Clock;
import java.time.Duration;

/**
 * Counts in table {@code rate_counter}, in windows of the clock: coarser than Redis, but shared by all processes. Tries are
 * counted like calls: a window of the first wait, no growth.
 */
final class DatabaseRateCounters implements RateCounters {
    private static final Duration KEPT = Duration.ofHours(2); // longer than any window

    private final Database database;
    private final Clock clock;

    DatabaseRateCounters(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Allowance hit(String bucket, long limit, Duration window) {
        long now = clock.millis();
        long start = now - now % window.toMillis();
        long hits = database.write(handle -> {
            handle.execute("DELETE FROM rate_counter WHERE window_start < ?", now - KEPT.toMillis());
            handle.execute("INSERT INTO rate_counter VALUES (?, ?, 0) ON CONFLICT DO NOTHING", bucket, start);
            return handle.createQuery("UPDATE rate_counter SET hits = hits + 1"
                            + " WHERE bucket = :bucket AND window_start = :start RETURNING hits")
                    .bind("bucket", bucket)
                    .bind("start", start)
                    .mapTo(Long.class)
                    .one();
        });
        return Allowance.of(hits, limit, Duration.ofMillis(start + window.toMillis() - now));
    }

    @Override
    public Allowance attempt(String bucket, long burst, Duration delay, Duration cap) {
        return hit(bucket, burst, delay);
    }

    @Override
    public void forget(String bucket) {
        database.write(handle -> handle.execute("DELETE FROM rate_counter WHERE bucket = ?", bucket));
    }
}
