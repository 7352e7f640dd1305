package io.whisperrest.api.openai;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The dialect of OpenAI's audio API. */
@ConfigMapping(prefix = "openai")
public interface OpenAiConfig {
    /** How to treat a model that this server does not have. */
    @WithDefault("default")
    UnknownModels unknownModels();

    enum UnknownModels {
        /** Uses the default model and reports it in a response header. */
        DEFAULT,
        /** 404 {@code model_not_found}. */
        STRICT
    }
}
