package io.whisperrest.worker.asr;

import java.util.List;

/**
 * How one window is to be recognised.
 *
 * @param model id of the catalogue, for instance {@code base}
 * @param language code, never null: detected once a task, before its first window
 * @param translate true: English text
 * @param prompt null = none; carried into every window
 * @param keywords joined to the prompt
 * @param words false: no word times
 * @param temperature 0–1, start of the fallback ladder
 */
public record RecognitionOptions(
        String model,
        String language,
        boolean translate,
        String prompt,
        List<String> keywords,
        boolean words,
        double temperature) {

    public RecognitionOptions withTemperature(double next) {
        return new RecognitionOptions(model, language, translate, prompt, keywords, words, next);
    }
}
