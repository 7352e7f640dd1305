package io.whisperrest.worker.task;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings for the worker's parallelism and its shutdown. */
@ConfigMapping(prefix = "worker")
public interface WorkerConfig {
    /** Number of windows recognised at once; 0 = one per core. */
    @WithDefault("0")
    int slots();

    /** Models that this worker takes tasks for, beside its own; without a value, all that its folder holds. */
    Optional<List<String>> models();

    /** How long a stopping worker may still finish running tasks; must be shorter than the container's grace period. */
    @WithDefault("25S")
    Duration drainTimeout();
}
