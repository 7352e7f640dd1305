package io.whisperrest.api.openai;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.Models;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Maps the model names that clients use to the models of this server. */
@ApplicationScoped
class ModelNames {
    /** Aliases of the default model. */
    static final List<String> ALIASES = List.of(
            "whisper-1",
            "gpt-transcribe",
            "gpt-4o-transcribe",
            "gpt-4o-mini-transcribe",
            "gpt-4o-mini-transcribe-2025-12-15");

    private static final Set<String> DIARIZING = Set.of("gpt-4o-transcribe-diarize");
    /** Owner and build around a name: {@code Systran/faster-whisper-small}, {@code ggml-small.bin}. */
    private static final String DECORATION = "^([^/]+/)?(faster-|ggml-|whisper-)*|\\.bin$";

    private static final int MAX_SHOWN = 60;

    private final Models models;
    private final OpenAiConfig config;

    ModelNames(Models models, OpenAiConfig config) {
        this.models = models;
        this.config = config;
    }

    /**
     * The model for a requested name.
     *
     * @param id of a model of this server
     * @param isKnown false when the default replaces a model that this server does not have
     */
    record Choice(String id, boolean isKnown) {}

    /** @throws io.whisperrest.api.error.ApiProblem 404 {@code model_not_found}; 400 {@code unsupported_value} */
    Choice resolve(String asked) {
        if (DIARIZING.contains(asked)) {
            throw Problems.of(400, "unsupported_value", "This server cannot tell speakers apart: choose another model.")
                    .with("param", "model");
        }
        return choose(asked, models.ids(), models.defaultId(), config.unknownModels());
    }

    static Choice choose(String asked, Set<String> ids, String defaultId, OpenAiConfig.UnknownModels unknown) {
        if (ids.contains(asked)) {
            return new Choice(asked, true);
        }
        String plain = asked.replaceAll(DECORATION, "");
        if (ids.contains(plain)) {
            return new Choice(plain, true);
        }
        boolean isAlias = ALIASES.contains(asked);
        if (isAlias || unknown == OpenAiConfig.UnknownModels.DEFAULT) {
            return new Choice(defaultId, isAlias);
        }
        throw Problems.of(
                        404,
                        "model_not_found",
                        "The model '" + shown(asked) + "' does not exist here. There are " + ids + " and the names "
                                + ALIASES + ".")
                .with("param", "model");
    }

    private static String shown(String asked) {
        return asked.length() > MAX_SHOWN ? asked.substring(0, MAX_SHOWN) + "…" : asked;
    }

    Set<String> local() {
        return models.ids();
    }
}
