package io.whisperrest.api.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From where clients get recordings. */
@ConfigMapping(prefix = "audio")
public interface RedirectConfig {
    /** Whether programs that ask for a recording are sent to the bucket of AUDIO_STORE. Pages get it through the API all the same. */
    @WithDefault("false")
    boolean redirect();
}
