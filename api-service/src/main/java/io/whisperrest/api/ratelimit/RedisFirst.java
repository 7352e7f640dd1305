package io.whisperrest.api.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Uses Redis, and after a failure the alternative for a moment, so that an unresponsive Redis costs one timeout and not one per call. */
public final class RedisFirst {
    private static final Logger LOG = Logger.getLogger(RedisFirst.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile long askAgainAt;

    public RedisFirst(Clock clock) {
        this.clock = clock;
    }

    /** @param otherwise used while Redis is unavailable */
    public <T> T ask(Supplier<T> redis, Supplier<T> otherwise) {
        if (clock.millis() < askAgainAt) {
            return otherwise.get();
        }
        try {
            T answer = redis.get();
            if (away.compareAndSet(true, false)) {
                LOG.info("rate limits are counted in Redis again");
            }
            return answer;
        } catch (RuntimeException e) {
            askAgainAt = clock.millis() + PAUSE.toMillis();
            if (away.compareAndSet(false, true)) {
                LOG.warnf("rate limits are counted without Redis: %s", e.getMessage());
            }
            return otherwise.get();
        }
    }
}
