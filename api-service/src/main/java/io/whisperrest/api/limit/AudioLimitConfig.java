package io.whisperrest.api.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limit the workers hold; told to clients here, so both services need the same value. */
@ConfigMapping(prefix = "audio")
public interface AudioLimitConfig {
    /** Longest audio, by what was decoded. */
    @WithDefault("6H")
    Duration maxDuration();
}
