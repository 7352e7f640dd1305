package io.whisperrest.api.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Counted from the end of a task. Administrators may decide otherwise, users may choose shorter. */
@ConfigMapping(prefix = "retention")
public interface RetentionConfig {
    /** Recordings; 0S = for ever. */
    @WithDefault("30D")
    Duration audio();

    /** Everything of a task; 0S = for ever. */
    @WithDefault("0S")
    Duration text();
}
