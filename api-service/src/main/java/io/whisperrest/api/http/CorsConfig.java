package io.whisperrest.api.http;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Other sites whose pages may call this server. */
@ConfigMapping(prefix = "cors")
public interface CorsConfig {
    /** Exact origins, {@code https://tool.example}; empty = CORS is off. */
    Optional<List<String>> origins();
}
