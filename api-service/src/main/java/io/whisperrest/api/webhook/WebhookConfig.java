package io.whisperrest.api.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which receivers a webhook may call. */
@ConfigMapping(prefix = "webhook")
public interface WebhookConfig {
    /** True allows http in addition to https; for closed networks only. */
    @WithDefault("false")
    boolean allowHttp();

    @WithDefault("443,8443")
    Set<Integer> ports();

    /** Networks that may be called although they are not public, e.g. {@code 10.1.0.0/16}. */
    Optional<List<String>> allowedNetworks();

    /** How often to look for due deliveries. */
    @WithDefault("1S")
    Duration pollInterval();
}
