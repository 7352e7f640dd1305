package io.whisperrest.model.task;

import java.util.List;

/**
 * A language that the recogniser knows.
 *
 * @param code as Whisper spells it: ISO 639-1 where it exists
 * @param name in English
 * @param nativeName as its speakers write it
 * @param scripts scripts that can be requested; appended to the code, each makes a tag ({@code zh-Hant}); empty = as the model writes
 *     it
 */
public record Language(String code, String name, String nativeName, List<String> scripts) {}
