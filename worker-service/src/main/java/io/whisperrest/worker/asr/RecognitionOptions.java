package io.whisperrest.worker.asr;

import java.util.List;

/**
 * How to recognise one window or a part of it.
 *
 * @param model id from the catalogue, for example {@code base}
 * @param language code, never null
 * @param translate true: translate into English
 * @param prompt null = none; applies to every window
 * @param keywords appended to the prompt
 * @param words false: no word times
 * @param temperature 0–1
 * @param fallback true: Whisper's ladder of temperatures, in steps of 0.2, while its own rules doubt the text
 * @param script scripts to convert the text to, one per language, separated by commas; null = as the model writes
 */
public record RecognitionOptions(
        String model,
        String language,
        boolean translate,
        String prompt,
        List<String> keywords,
        boolean words,
        double temperature,
        boolean fallback,
        String script) {

    /** One fixed temperature without fallback, in the model's script. */
    public RecognitionOptions(
            String model,
            String language,
            boolean translate,
            String prompt,
            List<String> keywords,
            boolean words,
            double temperature) {
        this(model, language, translate, prompt, keywords, words, temperature, false, null);
    }

    public RecognitionOptions withLanguage(String other) {
        return new RecognitionOptions(model, other, translate, prompt, keywords, words, temperature, fallback, script);
    }

    public RecognitionOptions withScript(String asked) {
        return new RecognitionOptions(
                model, language, translate, prompt, keywords, words, temperature, fallback, asked);
    }

    RecognitionOptions withTemperature(double next) {
        return new RecognitionOptions(model, language, translate, prompt, keywords, words, next, fallback, script);
    }

    boolean hasPrompt() {
        return prompt != null || !keywords.isEmpty();
    }

    RecognitionOptions withoutPrompt() {
        return new RecognitionOptions(
                model, language, translate, null, List.of(), words, temperature, fallback, script);
    }

    RecognitionOptions withFallbackFrom(double first) {
        return new RecognitionOptions(model, language, translate, prompt, keywords, words, first, true, script);
    }
}
