package io.whisperrest.api.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Counted from the end of a task. Administrators can override the values, users can choose shorter ones. */
@ConfigMapping(prefix = "retention")
public interface RetentionConfig {
    /** Recordings; 0S = forever. */
    @WithDefault("30D")
    Duration audio();

    /** The whole task; 0S = forever. */
    @WithDefault("0S")
    Duration text();
}
