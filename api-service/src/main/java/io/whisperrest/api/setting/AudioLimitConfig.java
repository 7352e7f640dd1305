package io.whisperrest.api.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limit that workers enforce. This service only reports it, so both services need the same value. */
@ConfigMapping(prefix = "audio")
public interface AudioLimitConfig {
    /** Longest audio, measured on the decoded audio. */
    @WithDefault("6H")
    Duration maxDuration();
}
