package io.whisperrest.worker.task;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for the worker's parallelism and its shutdown. */
@ConfigMapping(prefix = "worker")
public interface WorkerConfig {
    /** Number of windows recognised at once; 0 = one per core. */
    @WithDefault("0")
    int slots();

    /** How long a stopping worker may still finish running tasks; must be shorter than the container's grace period. */
    @WithDefault("25S")
    Duration drainTimeout();
}
