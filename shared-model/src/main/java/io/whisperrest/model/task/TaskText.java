package io.whisperrest.model.task;

import java.util.Locale;

/** What is made of a transcript's whole text to find and to show the task. */
public final class TaskText {
    private static final int PREVIEW_LENGTH = 200;

    private TaskText() {}

    /** The first 200 characters. */
    public static String preview(String text) {
        int end = Math.min(text.length(), PREVIEW_LENGTH);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /**
     * Name, line break, text, in lower case: SQLite folds Latin letters only.
     *
     * @param name null = none; holds no line break
     */
    public static String searchable(String name, String text) {
        return ((name == null ? "" : name) + '\n' + text).toLowerCase(Locale.ROOT);
    }
}
