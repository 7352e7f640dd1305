package io.whisperrest.api.openai;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.Models;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The names clients know models by, and what really runs. Anything unknown is an error, never the default. */
@ApplicationScoped
class ModelNames {
    /** All stand for the default model. */
    static final List<String> ALIASES = List.of(
            "whisper-1",
            "gpt-transcribe",
            "gpt-4o-transcribe",
            "gpt-4o-mini-transcribe",
            "gpt-4o-mini-transcribe-2025-12-15");

    private static final Set<String> DIARIZING = Set.of("gpt-4o-transcribe-diarize");
    private static final String DECORATION = "^(ggml-|whisper-|openai/whisper-|Systran/faster-whisper-)";

    private final Models models;

    ModelNames(Models models) {
        this.models = models;
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404 {@code model_not_found}; 400 {@code unsupported_value} */
    String resolve(String asked) {
        if (ALIASES.contains(asked)) {
            return models.defaultId();
        }
        if (DIARIZING.contains(asked)) {
            throw Problems.of(400, "unsupported_value", "Speakers are not told apart here: choose another model.")
                    .with("param", "model");
        }
        Set<String> ids = models.ids();
        String plain = asked.replaceFirst(DECORATION, "").replaceFirst("\\.bin$", "");
        if (ids.contains(asked) || ids.contains(plain)) {
            return ids.contains(asked) ? asked : plain;
        }
        String shown = asked.length() > 60 ? asked.substring(0, 60) + "…" : asked;
        throw Problems.of(
                        404,
                        "model_not_found",
                        "The model '" + shown + "' does not exist here. There are " + ids + " and the names " + ALIASES
                                + ".")
                .with("param", "model");
    }

    Set<String> local() {
        return models.ids();
    }
}
