package io.whisperrest.api.task;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the API stops. */
@ConfigMapping(prefix = "api")
public interface DrainConfig {
    /** How long a stopping API lets requests in flight go on, such as uploads and calls that wait for their task. */
    @WithDefault("25S")
    Duration drainTimeout();
}
