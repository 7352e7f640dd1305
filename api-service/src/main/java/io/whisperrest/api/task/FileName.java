package io.whisperrest.api.task;

/** The name a sender gave a file: data to show, never a path. */
public final class FileName {
    private static final int LONGEST = 255;

    private FileName() {}

    /** The last part of the name without control and direction characters, at most 255 characters; null when nothing is left. */
    public static String cleaned(String name) {
        if (name == null) {
            return null;
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .limit(LONGEST)
                .forEach(kept::appendCodePoint);
        while (kept.length() > LONGEST) {
            kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
        }
        String cleaned = kept.toString().strip();
        return cleaned.isEmpty() || cleaned.equals(".") || cleaned.equals("..") ? null : cleaned;
    }
}
