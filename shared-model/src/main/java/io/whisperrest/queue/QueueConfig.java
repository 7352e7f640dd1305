package io.whisperrest.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the queue protocol, shared by both services. */
@ConfigMapping(prefix = "queue")
public interface QueueConfig {
    /** Time without a heartbeat after which a task is taken back from its worker. */
    @WithDefault("30S")
    Duration leaseDuration();

    /** Interval of a worker's heartbeats; each covers all tasks it holds. */
    @WithDefault("5S")
    Duration heartbeatInterval();

    /** How long before the end of its lease a run without a heartbeat stops. */
    @WithDefault("5S")
    Duration leaseMargin();

    @WithDefault("5S")
    Duration sweepInterval();

    /** Largest number of leases and of retries that one sweep handles. */
    @WithDefault("100")
    int sweepBatch();

    /** Silence after which a worker counts as dead and its list is emptied. */
    @WithDefault("60S")
    Duration deadWorkerAfter();

    @WithDefault("30S")
    Duration reconcileInterval();

    @WithDefault("1S")
    Duration relayInterval();

    /** Longest blocking wait for work. Redis takes seconds, fractions included. */
    @WithDefault("2S")
    Duration wakeupTimeout();

    /** Failed attempts after which a task fails. */
    @WithDefault("3")
    int maxAttempts();

    /** Crashes after which a task fails as poison. */
    @WithDefault("3")
    int maxCrashes();

    @WithDefault("5S")
    Duration retryBase();

    @WithDefault("10M")
    Duration retryCap();

    /** The least number of unfinished tasks that Redis may know, for each model. */
    @WithDefault("2")
    int userShare();

    /** Largest number of workers that a scaler may start; 0 = no scaler. */
    @WithDefault("0")
    int maxWorkers();

    /** Waiting tasks of a user above which lane {@code auto} means {@code bulk}. */
    @WithDefault("20")
    int bulkThreshold();
}
