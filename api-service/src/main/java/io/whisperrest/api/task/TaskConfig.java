package io.whisperrest.api.task;

import io.smallrye.config.ConfigMapping;

/** Defaults for options that a request does not name. */
@ConfigMapping(prefix = "task")
public interface TaskConfig {
    /** Model of tasks that name none: {@code WHISPER_MODEL}, the key that the workers read too. */
    String model();
}
