package io.whisperrest.api.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Redis first; after a failure something else for a moment, so that a silent Redis costs one time-out and not one a call. */
final class RedisFirst {
    private static final Logger LOG = Logger.getLogger(RedisFirst.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile long askAgainAt;

    RedisFirst(Clock clock) {
        this.clock = clock;
    }

    <T> T ask(Supplier<T> redis, Supplier<T> otherwise) {
        if (clock.millis() < askAgainAt) {
            return otherwise.get();
        }
        try {
            return redis.get();
        } catch (RuntimeException e) {
            askAgainAt = clock.millis() + PAUSE.toMillis();
            LOG.warnf("limits are counted without Redis: %s", e.getMessage());
            return otherwise.get();
        }
    }
}
