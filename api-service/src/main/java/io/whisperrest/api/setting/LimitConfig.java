package io.whisperrest.api.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Rate limits. A network is the /24 of an IPv4 address or the /64 of an IPv6 address. */
@ConfigMapping(prefix = "limits")
public interface LimitConfig {
    /** Requests per minute of one user. */
    @WithDefault("600")
    int requestsUser();

    /** Requests per minute of one address without authentication. */
    @WithDefault("60")
    int requestsAddress();

    /** Failed sign-ins in a row before further ones on the account must wait. */
    @WithDefault("5")
    int signInAccount();

    /** The first wait; it doubles with each further failure. */
    @WithDefault("1M")
    Duration signInDelay();

    /** The longest wait: failures caused by a stranger must not lock the owner out. */
    @WithDefault("5M")
    Duration signInDelayCap();

    /** Sign-ins per minute of one network. */
    @WithDefault("30")
    int signInNetwork();

    /** Registrations per hour of one network. */
    @WithDefault("10")
    int registrationNetwork();
}
