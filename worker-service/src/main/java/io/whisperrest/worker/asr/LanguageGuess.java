package io.whisperrest.worker.asr;

/**
 * The language that was heard.
 *
 * @param language ISO 639-1 code as Whisper names it
 * @param probability 0–1
 */
public record LanguageGuess(String language, double probability) {}
