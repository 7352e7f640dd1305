package io.whisperrest.model.task;

/**
 * A language the recogniser knows.
 *
 * @param code as Whisper spells it: ISO 639-1 where there is one
 * @param name in English
 * @param nativeName as its speakers write it
 */
public record Language(String code, String name, String nativeName) {}
