package io.whisperrest.model.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Default quotas per user, which administrators can override. Both services need the same values. */
@ConfigMapping(prefix = "quota")
public interface QuotaConfig {
    /** Decoded audio per UTC day; 0S = unlimited. */
    @WithDefault("0S")
    Duration audioPerDay();

    /** Bytes of stored audio; 0 = unlimited. */
    @WithDefault("0")
    MemorySize storage();
}
