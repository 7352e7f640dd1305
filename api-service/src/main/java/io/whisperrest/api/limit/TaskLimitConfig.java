package io.whisperrest.api.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one user may ask for at once, unless administrators decide otherwise. */
@ConfigMapping(prefix = "task")
public interface TaskLimitConfig {
    /** A user's waiting tasks. */
    @WithDefault("500")
    int maxQueued();

    /** A user's calls that wait for a task. */
    @WithDefault("16")
    int maxWaits();

    /** A user's open event streams. */
    @WithDefault("6")
    int maxStreams();
}
