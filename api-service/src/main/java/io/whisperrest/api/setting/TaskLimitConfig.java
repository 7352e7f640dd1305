package io.whisperrest.api.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits per user; administrators can override them. */
@ConfigMapping(prefix = "task")
public interface TaskLimitConfig {
    /** Waiting tasks of a user. */
    @WithDefault("500")
    int maxQueued();

    /** A user's calls that wait for a task. */
    @WithDefault("16")
    int maxWaits();

    /** Open event streams of a user. */
    @WithDefault("6")
    int maxStreams();
}
