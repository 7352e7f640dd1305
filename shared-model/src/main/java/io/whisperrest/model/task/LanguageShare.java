package io.whisperrest.model.task;

/**
 * The share of one language in a transcript.
 *
 * @param language code
 * @param share 0–1 of the time covered by segments, to two decimals
 */
public record LanguageShare(String language, double share) {}
