package io.whisperrest.api.task;

/** The name of a recording: data to display, never a path. */
public final class FileName {
    private static final int MAX_LENGTH = 255;

    private FileName() {}

    /** Takes the last part of a client's file path, and applies {@link #chosen}. */
    public static String cleaned(String name) {
        return name == null
                ? null
                : chosen(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
    }

    /** Cleans a name that a user chose: no control or direction characters, at most 255 characters; null when nothing is left. */
    public static String chosen(String name) {
        if (name == null) {
            return null;
        }
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .limit(MAX_LENGTH)
                .forEach(kept::appendCodePoint);
        while (kept.length() > MAX_LENGTH) {
            kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
        }
        String chosen = kept.toString().strip();
        return chosen.isEmpty() || chosen.equals(".") || chosen.equals("..") ? null : chosen;
    }
}
