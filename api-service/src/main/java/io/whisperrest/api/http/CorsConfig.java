package io.whisperrest.api.http;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Pages of other servers that may call this one. */
@ConfigMapping(prefix = "cors")
public interface CorsConfig {
    /** Exact origins, {@code https://tool.example}; none: off. */
    Optional<List<String>> origins();
}
