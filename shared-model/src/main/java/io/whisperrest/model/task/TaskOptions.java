package io.whisperrest.model.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a caller asked for, resolved: no field but those marked is ever null.
 *
 * @param language ISO 639-1 code, null = detect
 * @param languages allow-list for detection, empty = all
 * @param translate true: the text is English
 * @param prompt null = none
 * @param words false: segments only
 * @param temperature 0–1, start of the fallback ladder
 * @param startMs first millisecond to decode
 * @param endMs end of the range, null = end of the file
 * @param channels {@code mix}, {@code split} or a channel number from 1
 * @param ttlSeconds everything of the task is erased this long after its end, null = as its user's retention says
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
        @JsonInclude(JsonInclude.Include.NON_NULL) Long ttlSeconds) {

    /** Nothing asked for: detect the language, transcribe the whole file with word times. */
    public static TaskOptions plain(String language) {
        return new TaskOptions(language, List.of(), false, null, List.of(), true, 0, 0, null, "mix", null);
    }
}
