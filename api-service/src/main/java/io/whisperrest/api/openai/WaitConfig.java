package io.whisperrest.api.openai;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Calls that wait until the transcript is ready. */
@ConfigMapping(prefix = "api")
public interface WaitConfig {
    /** Longest wait of a call under /v1; below the 10 min timeout of OpenAI's SDKs. */
    @WithDefault("9M")
    Duration waitTimeout();
}
