package io.whisperrest.api.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts in this process only: for limits that are not worth a database write. */
final class MemoryRateCounters {
    private static final int MOST = 10_000; // buckets; a flood of addresses must not eat the memory

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;

    MemoryRateCounters(Clock clock) {
        this.clock = clock;
    }

    Allowance hit(String bucket, long limit, Duration window) {
        long now = clock.millis();
        if (windows.size() > MOST) {
            windows.values().removeIf(old -> old.end() <= now);
        }
        if (windows.size() > MOST) {
            windows.clear();
        }
        Window counted = windows.merge(
                bucket,
                new Window(1, now + window.toMillis()),
                (old, fresh) -> old.end() <= now ? fresh : new Window(old.hits() + 1, old.end()));
        return Allowance.of(counted.hits(), limit, Duration.ofMillis(counted.end() - now));
    }

    private record Window(long hits, long end) {}
}
