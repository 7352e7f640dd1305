package io.whisperrest.model.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one user may use unless administrators decide otherwise; both services need the same. */
@ConfigMapping(prefix = "quota")
public interface QuotaConfig {
    /** Decoded audio a day (UTC); 0S = unlimited. */
    @WithDefault("0S")
    Duration audioPerDay();

    /** Kept audio; 0 = unlimited. */
    @WithDefault("0")
    MemorySize storage();
}
