package io.whisperrest.api.task;

import io.smallrye.config.ConfigMapping;

/** What a task is when its sender does not say. */
@ConfigMapping(prefix = "task")
public interface TaskConfig {
    /** Model of tasks that name none: {@code WHISPER_MODEL}, as the workers read it. */
    String model();
}
