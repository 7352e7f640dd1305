package io.whisperrest.model.task;

import java.util.List;

/**
 * The options of a task with all defaults applied, as the database stores them and the API returns them. No field is null unless its
 * description says so.
 *
 * @param language ISO 639-1 code; null = detect
 * @param languages allow-list for detection; empty = all
 * @param script as read by {@link LanguageScript#in}; null = as the model writes
 * @param task {@code transcribe}, or {@code translate}: the text is English
 * @param prompt null = none
 * @param words false: segments only
 * @param temperature 0–1, start of the fallback ladder
 * @param start of the part to decode, in seconds with three decimals
 * @param end in seconds; null = end of the file
 * @param channels {@code mix}, {@code split} or a channel number from 1
 * @param track number of the audio track from 1; null = the default one
 * @param ttlSeconds time after the end of the task until all its data is erased; null = as the user's retention says
 */
public record TaskOptions(
        String language,
        List<String> languages,
        String script,
        String task,
        String prompt,
        List<String> keywords,
        boolean words,
        double temperature,
        double start,
        Double end,
        String channels,
        Integer track,
        Long ttlSeconds) {
    public static final String TRANSCRIBE = "transcribe";
    public static final String TRANSLATE = "translate";

    /** Defaults except for the language: transcribe the whole file, with word times. */
    public static TaskOptions plain(LanguageChoice language) {
        return plain(language, null);
    }

    /** Likewise for a given audio track. */
    public static TaskOptions plain(LanguageChoice language, Integer track) {
        return new TaskOptions(
                language.language(),
                language.languages(),
                language.script(),
                TRANSCRIBE,
                null,
                List.of(),
                true,
                0,
                0,
                null,
                "mix",
                track,
                null);
    }

    /** The same for a response, where a language to detect is {@code auto}. */
    public TaskOptions named() {
        return new TaskOptions(
                language == null ? "auto" : language,
                languages,
                script,
                task,
                prompt,
                keywords,
                words,
                temperature,
                start,
                end,
                channels,
                track,
                ttlSeconds);
    }

    public boolean translate() {
        return TRANSLATE.equals(task);
    }

    public long startMs() {
        return milliseconds(start);
    }

    /** Null: the end of the file. */
    public Long endMs() {
        return end == null ? null : milliseconds(end);
    }

    private static long milliseconds(double seconds) {
        return Math.round(seconds * 1000);
    }
}
