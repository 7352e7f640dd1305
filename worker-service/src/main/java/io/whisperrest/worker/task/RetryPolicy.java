package io.whisperrest.worker.task;

import io.whisperrest.queue.QueueConfig;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** When a failed attempt is retried: after a random time up to a bound that doubles ("full jitter"). */
final class RetryPolicy {
    private final QueueConfig config;
    private final RandomGenerator random;

    RetryPolicy(QueueConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** @param attempts failed attempts before this one */
    boolean hasAnotherTry(long attempts) {
        return attempts + 1 < config.maxAttempts();
    }

    /** @param attempts failed attempts before this one */
    Duration delay(long attempts) {
        return Duration.ofMillis((long) (random.nextDouble() * bound(attempts).toMillis()));
    }

    Duration bound(long attempts) {
        int doublings = (int) Math.min(attempts, 30);
        long millis = Math.min(config.retryCap().toMillis(), config.retryBase().toMillis() * (1L << doublings));
        return Duration.ofMillis(millis);
    }
}
