package io.whisperrest.model.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The resolved options of a task. No field is null unless its description says so.
 *
 * @param language ISO 639-1 code; null = detect
 * @param languages allow-list for detection; empty = all
 * @param translate true: the text is English
 * @param prompt null = none
 * @param words false: segments only
 * @param temperature 0–1, start of the fallback ladder
 * @param startMs first millisecond to decode
 * @param endMs end of the range; null = end of the file
 * @param channels {@code mix}, {@code split} or a channel number from 1
 * @param ttlSeconds time after the end of the task until all its data is erased; null = as the user's retention says
 * @param track number of the audio track from 1; null = the default one
 * @param script as read by {@link LanguageScript#in}; null = as the model writes
 */
public record TaskOptions(
        String language,
        List<String> languages,
        boolean translate,
        String prompt,
        List<String> keywords,
        boolean words,
        double temperature,
        long startMs,
        Long endMs,
        String channels,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long ttlSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer track,
        @JsonInclude(JsonInclude.Include.NON_NULL) String script) {

    /** Defaults except for the language: transcribe the whole file, with word times. */
    public static TaskOptions plain(LanguageChoice language) {
        return plain(language, null);
    }

    /** Likewise for a given audio track. */
    public static TaskOptions plain(LanguageChoice language, Integer track) {
        return new TaskOptions(
                language.language(),
                language.languages(),
                false,
                null,
                List.of(),
                true,
                0,
                0,
                null,
                "mix",
                null,
                track,
                language.script());
    }
}
