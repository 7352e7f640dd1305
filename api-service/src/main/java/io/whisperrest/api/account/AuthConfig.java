package io.whisperrest.api.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Access tokens and sessions. */
@ConfigMapping(prefix = "auth")
public interface AuthConfig {
    /** Life of a token of {@code POST /token}; it cannot be called back one by one. */
    @WithDefault("1H")
    Duration tokenLifetime();

    /** Life of the access cookie; the browser renews it by its refresh cookie. */
    @WithDefault("10M")
    Duration cookieLifetime();

    /** A session that was not used for so long is over. */
    @WithDefault("30D")
    Duration sessionIdle();

    /** A session is over after so long, however much it is used. */
    @WithDefault("90D")
    Duration sessionLifetime();

    /** A refresh token used again within this time is a second tab; later it is theft. */
    @WithDefault("10S")
    Duration refreshGrace();

    /** True: nobody signs in over plain http. */
    @WithDefault("false")
    boolean requireHttps();

    /** The first administrator: a link to set the password is printed at the first start. */
    Optional<String> adminEmail();

    /** How far the clocks of two servers may differ. */
    @WithDefault("5S")
    Duration clockSkew();

    /** How long a disabled user, a raised token version or an ended session may go unnoticed. */
    @WithDefault("20S")
    Duration revocationDelay();

    @WithDefault("whisper-rest")
    String issuer();

    @WithDefault("whisper-rest-api")
    String audience();
}
