package io.whisperrest.api.boot;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Secrets; never printed. Optional here only so that {@link StartChecks} can say how to make one. */
@ConfigMapping(prefix = "secrets")
public interface SecretsConfig {
    /** Seals webhook secrets and signs cursors; at least 32 characters. */
    Optional<String> sealKey();
}
