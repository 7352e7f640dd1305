package io.whisperrest.worker.asr;

import java.util.ArrayList;
import java.util.List;

/**
 * The languages that a window may be in.
 *
 * @param fixed language that the caller named; null = each part of a window has its own
 * @param allowed codes to choose from; empty = all that the model knows
 * @param heard languages of earlier windows, the latest last; people seldom change their language, and then more likely to one they
 *     used before
 */
public record LanguageRequest(String fixed, List<String> allowed, List<String> heard) {

    public static LanguageRequest fixed(String language) {
        return new LanguageRequest(language, List.of(), List.of(language));
    }

    public LanguageRequest after(String language) {
        List<String> languages = new ArrayList<>(heard);
        languages.remove(language);
        languages.add(language);
        return new LanguageRequest(fixed, allowed, List.copyOf(languages));
    }

    /** The language of the previous window; null = unknown. */
    String before() {
        return heard.isEmpty() ? null : heard.get(heard.size() - 1);
    }

    /** True for a language that can be expected here. */
    boolean expects(String language) {
        return heard.contains(language) || allowed.contains(language);
    }
}
