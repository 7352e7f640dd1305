package io.whisperrest.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The numbers of the queue protocol, shared by both services. */
@ConfigMapping(prefix = "queue")
public interface QueueConfig {
    /** Time without a beat until a task is taken back. */
    @WithDefault("30S")
    Duration leaseDuration();

    /** One beat for all held tasks. */
    @WithDefault("5S")
    Duration beatInterval();

    /** A run stops this long before its lease can end. */
    @WithDefault("5S")
    Duration leaseMargin();

    @WithDefault("5S")
    Duration sweepInterval();

    /** Most leases and retries one sweep takes. */
    @WithDefault("100")
    int sweepBatch();

    /** Silence after which a worker's list is emptied. */
    @WithDefault("60S")
    Duration deadWorkerAfter();

    @WithDefault("30S")
    Duration reconcileInterval();

    @WithDefault("1S")
    Duration relayInterval();

    /** Longest blocking wait for work; Redis takes seconds, also broken ones. */
    @WithDefault("2S")
    Duration bellTimeout();

    /** Reported errors after which a task fails. */
    @WithDefault("3")
    int maxAttempts();

    /** Vanished workers after which a task fails as poison. */
    @WithDefault("3")
    int maxCrashes();

    @WithDefault("5S")
    Duration retryBase();

    @WithDefault("10M")
    Duration retryCap();

    /** A user's places in Redis while others wait. */
    @WithDefault("2")
    int userShare();

    /** Most workers a scaler may start; 0 = no scaler. */
    @WithDefault("0")
    int maxWorkers();

    /** Waiting tasks of a user above which lane {@code auto} means {@code bulk}. */
    @WithDefault("20")
    int bulkThreshold();
}
