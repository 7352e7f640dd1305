package io.whisperrest.api.task;

/** Patterns for {@code LIKE :pattern ESCAPE '!'}, which both databases read alike. */
public final class LikePattern {
    private LikePattern() {}

    /** Matches texts that contain this one, to the letter. */
    public static String containing(String text) {
        return "%" + text.replaceAll("[%_!]", "!$0") + "%";
    }
}
