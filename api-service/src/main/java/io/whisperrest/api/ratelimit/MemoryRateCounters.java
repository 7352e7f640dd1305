package io.whisperrest.api.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts in this process only, in windows that start with their first call: the fallback while Redis is unavailable. Each process then
 * allows as much as all of them together otherwise. Thread-safe.
 */
final class MemoryRateCounters implements RateCounters {
    private static final int MAX_BUCKETS = 10_000; // buckets; bounds the memory during a flood of addresses

    private final Cache<String, Window> windows;
    private final Clock clock;

    MemoryRateCounters(Clock clock) {
        this.clock = clock;
        this.windows = Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.writing(
                        (String bucket, Window window) -> Duration.ofMillis(window.end() - clock.millis())))
                .build();
    }

    @Override
    public Allowance hit(String bucket, long limit, Duration window) {
        long now = clock.millis();
        Window counted = windows.asMap()
                .merge(
                        bucket,
                        new Window(1, now + window.toMillis()),
                        (old, first) -> new Window(old.hits() + 1, old.end()));
        return Allowance.of(counted.hits(), limit, Duration.ofMillis(counted.end() - now));
    }

    /** Like {@link #hit} in windows of {@code delay}: the wait does not grow. */
    @Override
    public Allowance attempt(String bucket, long burst, Duration delay, Duration cap) {
        return hit(bucket, burst, delay);
    }

    @Override
    public void forget(String bucket) {
        windows.invalidate(bucket);
    }

    /** The latest result, without counting a call. */
    Allowance last(String bucket, long limit) {
        long now = clock.millis();
        Window window = windows.getIfPresent(bucket);
        return window == null
                ? Allowance.of(0, limit, Duration.ZERO)
                : Allowance.of(window.hits(), limit, Duration.ofMillis(window.end() - now));
    }

    private record Window(long hits, long end) {}
}
