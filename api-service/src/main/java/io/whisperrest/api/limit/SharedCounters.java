package io.whisperrest.api.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Redis first; after a failure something else for a moment, so that a silent Redis costs one time-out and not one a call. */
final class SharedCounters {
    private static final Logger LOG = Logger.getLogger(SharedCounters.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final RateCounters redis;
    private final Clock clock;
    private volatile long askAgainAt;

    SharedCounters(RateCounters redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    <T> T count(Function<RateCounters, T> call, Supplier<T> otherwise) {
        if (clock.millis() < askAgainAt) {
            return otherwise.get();
        }
        try {
            return call.apply(redis);
        } catch (RuntimeException e) {
            askAgainAt = clock.millis() + PAUSE.toMillis();
            LOG.warnf("rate limits are counted without Redis: %s", e.getMessage());
            return otherwise.get();
        }
    }
}
