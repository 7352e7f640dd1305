package io.whisperrest.model.task;

/** Texts derived from a whole transcript, for listing tasks. */
public final class TaskText {
    private static final int PREVIEW_LENGTH = 200;

    private TaskText() {}

    /** The text without U+0000, which PostgreSQL cannot store. A model may produce it, and a file's metadata may contain it. */
    static String storable(String text) {
        return text == null ? null : text.replace("\0", "");
    }

    /** The first 200 characters. */
    public static String preview(String text) {
        int end = Math.min(text.length(), PREVIEW_LENGTH);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
