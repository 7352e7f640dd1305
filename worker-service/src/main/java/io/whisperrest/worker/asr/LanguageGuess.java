package io.whisperrest.worker.asr;

/**
 * The detected language.
 *
 * @param language ISO 639-1 code as Whisper spells it
 * @param probability 0–1
 */
public record LanguageGuess(String language, double probability) {}
