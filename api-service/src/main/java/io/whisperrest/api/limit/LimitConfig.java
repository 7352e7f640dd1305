package io.whisperrest.api.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often. A network is the /24 of an IPv4 address or the /64 of an IPv6 one. */
@ConfigMapping(prefix = "limits")
public interface LimitConfig {
    /** Requests a minute of one user. */
    @WithDefault("600")
    int requestsUser();

    /** Requests a minute of one address that is not signed in. */
    @WithDefault("60")
    int requestsAddress();

    /** Failed sign-ins in a row before an account makes its callers wait. */
    @WithDefault("5")
    int signInAccount();

    /** The first wait of an account; it doubles with each further failure. */
    @WithDefault("1M")
    Duration signInDelay();

    /** The longest wait of an account: a stranger's failures must not lock its owner out. */
    @WithDefault("5M")
    Duration signInDelayCap();

    /** Sign-ins a minute of one network. */
    @WithDefault("30")
    int signInNetwork();

    /** Registrations an hour of one network. */
    @WithDefault("10")
    int registrationNetwork();
}
