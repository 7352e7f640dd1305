package io.whisperrest.api.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When deleted data is erased. */
@ConfigMapping(prefix = "erasure")
public interface ErasureConfig {
    /** How long a deleted task can be restored. */
    @WithDefault("30S")
    Duration undoWindow();
}
