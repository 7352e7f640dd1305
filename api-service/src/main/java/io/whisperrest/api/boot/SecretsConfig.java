package io.whisperrest.api.boot;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Secrets; never printed. Optional only so that {@link StartChecks} can explain how to create a missing one. */
@ConfigMapping(prefix = "secrets")
public interface SecretsConfig {
    /** Seals webhook secrets and signs cursors; at least 32 characters. */
    Optional<String> sealKey();
}
