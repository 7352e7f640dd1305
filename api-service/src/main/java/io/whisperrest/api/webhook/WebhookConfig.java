package io.whisperrest.api.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom a webhook may call. */
@ConfigMapping(prefix = "webhook")
public interface WebhookConfig {
    /** True lets http through beside https: for closed networks only. */
    @WithDefault("false")
    boolean allowHttp();

    @WithDefault("443,8443")
    Set<Integer> ports();

    /** Networks that may be called though they are not public, e.g. {@code 10.1.0.0/16}. */
    Optional<List<String>> allowedNetworks();

    /** How often what is due is looked for. */
    @WithDefault("1S")
    Duration pollInterval();
}
