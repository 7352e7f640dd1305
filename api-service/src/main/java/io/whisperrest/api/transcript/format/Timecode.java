package io.whisperrest.api.transcript.format;

import java.util.Locale;

/** Formats times for captions. Hours may exceed 99. */
final class Timecode {
    private Timecode() {}

    /** {@code HH:MM:SS} + mark + {@code mmm}. */
    static String precise(long ms, char mark) {
        return String.format(Locale.ROOT, "%s%c%03d", whole(ms), mark, ms % 1000);
    }

    /** {@code HH:MM:SS}, rounded down. */
    static String whole(long ms) {
        long seconds = ms / 1000;
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
