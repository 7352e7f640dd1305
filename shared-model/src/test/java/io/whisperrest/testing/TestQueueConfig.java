package io.whisperrest.testing;

import io.whisperrest.queue.QueueConfig;
import java.time.Duration;

/** Queue settings for tests: the defaults divided by fifteen, or with a chosen lease. */
public record TestQueueConfig(Duration leaseDuration) implements QueueConfig {

    public static TestQueueConfig quick() {
        return new TestQueueConfig(Duration.ofSeconds(2));
    }

    @Override
    public Duration heartbeatInterval() {
        return leaseDuration.dividedBy(6);
    }

    @Override
    public Duration leaseMargin() {
        return leaseDuration.dividedBy(6);
    }

    @Override
    public Duration sweepInterval() {
        return leaseDuration.dividedBy(6);
    }

    @Override
    public int sweepBatch() {
        return 100;
    }

    @Override
    public Duration deadWorkerAfter() {
        return leaseDuration.multipliedBy(2);
    }

    @Override
    public Duration reconcileInterval() {
        return leaseDuration;
    }

    @Override
    public Duration relayInterval() {
        return Duration.ofMillis(67);
    }

    @Override
    public Duration wakeupTimeout() {
        return Duration.ofMillis(133);
    }

    @Override
    public int maxAttempts() {
        return 3;
    }

    @Override
    public int maxCrashes() {
        return 3;
    }

    @Override
    public Duration retryBase() {
        return Duration.ofMillis(333);
    }

    @Override
    public Duration retryCap() {
        return Duration.ofSeconds(40);
    }

    @Override
    public int userShare() {
        return 2;
    }

    @Override
    public int maxWorkers() {
        return 0;
    }

    @Override
    public int bulkThreshold() {
        return 20;
    }
}
