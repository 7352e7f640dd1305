package io.whisperrest.api.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.openai.OpenAiConfig.UnknownModels;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNamesTest {
    private static final Set<String> HERE = Set.of("base", "large-v3-turbo");

    private static ModelNames.Choice choose(String asked, UnknownModels unknown) {
        return ModelNames.choose(asked, HERE, "base", unknown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "large-v3-turbo",
                "whisper-large-v3-turbo",
                "openai/whisper-large-v3-turbo",
                "ggml-large-v3-turbo.bin",
                "deepdml/faster-whisper-large-v3-turbo"
            })
    void findsAModelBehindItsDecoration(String asked) {
        assertEquals(new ModelNames.Choice("large-v3-turbo", true), choose(asked, UnknownModels.STRICT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whisper-large-v3", "Systran/faster-whisper-small", "distil-large-v3", "gpt-9", "/"})
    void theDefaultReplacesAMissingModel(String asked) {
        assertEquals(new ModelNames.Choice("base", false), choose(asked, UnknownModels.DEFAULT));
        ApiProblem problem = assertThrows(ApiProblem.class, () -> choose(asked, UnknownModels.STRICT));
        assertEquals(404, problem.status());
        assertEquals("model_not_found", problem.code());
    }

    @Test
    void openAiNamesMeanTheDefault() {
        for (String alias : ModelNames.ALIASES) {
            assertEquals(new ModelNames.Choice("base", true), choose(alias, UnknownModels.STRICT));
        }
    }
}
