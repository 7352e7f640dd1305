package io.whisperrest.api.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Access tokens and sessions. */
@ConfigMapping(prefix = "auth")
public interface AuthConfig {
    /** Lifetime of a token from {@code POST /token}; such a token cannot be revoked individually. */
    @WithDefault("1H")
    Duration tokenLifetime();

    /** Lifetime of the access cookie; the browser renews it with its refresh cookie. */
    @WithDefault("10M")
    Duration cookieLifetime();

    /** A session expires after this time without use. */
    @WithDefault("30D")
    Duration sessionIdle();

    /** A session expires after this time, however much it is used. */
    @WithDefault("90D")
    Duration sessionLifetime();

    /** Within this time a reused refresh token counts as a second browser tab; later it counts as theft. */
    @WithDefault("10S")
    Duration refreshGrace();

    /** True: rejects every sign-in over plain HTTP. */
    @WithDefault("false")
    boolean requireHttps();

    /** Address of the first administrator; the first start prints a link to set the password. */
    Optional<String> adminEmail();

    /** Clock difference tolerated between two servers. */
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
