package io.whisperrest.api.openai;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Calls that hold the line until the text is there. */
@ConfigMapping(prefix = "api")
public interface OpenAiConfig {
    /** Longest wait of a call under /v1; below the 10 min at which OpenAI's SDKs give up. */
    @WithDefault("9M")
    Duration waitTimeout();
}
