package io.whisperrest.worker.task;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much a worker does at once, and how it stops. */
@ConfigMapping(prefix = "worker")
public interface WorkerConfig {
    /** Windows recognised at once; 0 = one for each core. */
    @WithDefault("0")
    int slots();

    /** How long a stopping worker may still finish what it runs; shorter than the container's grace. */
    @WithDefault("25S")
    Duration drainTimeout();
}
