package io.whisperrest.api.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Access tokens. */
@ConfigMapping(prefix = "auth")
public interface AuthConfig {
    /** Life of a token of {@code POST /token}; it cannot be called back one by one. */
    @WithDefault("1H")
    Duration tokenLifetime();

    /** How far the clocks of two servers may differ. */
    @WithDefault("5S")
    Duration clockSkew();

    /** How long a disabled user or a raised token version may go unnoticed. */
    @WithDefault("20S")
    Duration revocationDelay();

    @WithDefault("whisper-rest")
    String issuer();

    @WithDefault("whisper-rest-api")
    String audience();
}
