package io.whisperrest.api.task;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Defaults for options that a request does not name. */
@ConfigMapping(prefix = "task")
public interface TaskConfig {
    /** Model of tasks that name none: {@code WHISPER_MODEL}, the key that the workers read too. */
    String model();

    /** Further models that tasks may name even while no worker is live, because a scaler starts workers for them. */
    Optional<List<String>> models();
}
