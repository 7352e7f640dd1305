package io.whisperrest.api.task;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one user may ask for at once. */
@ConfigMapping(prefix = "task")
public interface TaskConfig {
    /** A user's waiting tasks. */
    @WithDefault("500")
    int maxQueued();

    /** A user's calls that wait for a task. */
    @WithDefault("16")
    int maxWaits();

    /** Model of tasks that name none: {@code WHISPER_MODEL}, as the workers read it. */
    String model();
}
