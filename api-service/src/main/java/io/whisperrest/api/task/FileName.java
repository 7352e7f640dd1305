package io.whisperrest.api.task;

/** What a recording is called: data to show, never a path. */
public final class FileName {
    private static final int LONGEST = 255;

    private FileName() {}

    /** Of a sender's file: the last part of its path, as {@link #chosen} leaves it. */
    public static String cleaned(String name) {
        return name == null
                ? null
                : chosen(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
    }

    /** Of a person's own words: without control and direction characters, at most 255 characters; null when nothing is left. */
    public static String chosen(String name) {
        if (name == null) {
            return null;
        }
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .limit(LONGEST)
                .forEach(kept::appendCodePoint);
        while (kept.length() > LONGEST) {
            kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
        }
        String chosen = kept.toString().strip();
        return chosen.isEmpty() || chosen.equals(".") || chosen.equals("..") ? null : chosen;
    }
}
