package io.whisperrest.api.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Counts failed credentials per address and minute. A credential that was valid before never has to wait, so that a neighbor behind the
 * same address cannot lock its owner out. Thread-safe; local to this process.
 */
final class CredentialFailures {
    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MemoryRateCounters counters;
    private final int max;
    private final Set<String> good = Collections.newSetFromMap(Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .<String, Boolean>build()
            .asMap());

    /** @param max failures per address and minute */
    CredentialFailures(int max, Clock clock) {
        this.counters = new MemoryRateCounters(clock);
        this.max = max;
    }

    /** How long this credential from this address has to wait; empty = it may be checked. */
    Optional<Duration> wait(String address, String digest) {
        if (good.contains(digest)) {
            return Optional.empty();
        }
        Allowance last = counters.last(address, max);
        return last.remaining() > 0 ? Optional.empty() : Optional.of(last.delay());
    }

    void failed(String address, String digest) {
        good.remove(digest);
        counters.hit(address, max, MINUTE);
    }

    void opened(String digest) {
        good.add(digest);
    }
}
