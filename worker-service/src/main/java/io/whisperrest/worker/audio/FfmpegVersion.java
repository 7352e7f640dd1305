package io.whisperrest.worker.audio;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of ffmpeg, from its first line of output.
 *
 * @param text as printed, for messages
 * @param known false for a build from a branch without a number, which counts as new
 */
record FfmpegVersion(String text, boolean known, int major, int minor, int patch) {
    private static final Pattern LINE = Pattern.compile("^ffmpeg version (\\S+)");
    private static final Pattern NUMBER = Pattern.compile("^n?(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?(?:\\D.*)?$");

    /** @return null when the program is not ffmpeg */
    static FfmpegVersion parse(String firstLine) {
        Matcher line = LINE.matcher(firstLine);
        if (!line.find()) {
            return null;
        }
        Matcher number = NUMBER.matcher(line.group(1));
        if (!number.matches()) {
            return new FfmpegVersion(line.group(1), false, 0, 0, 0);
        }
        int patch = number.group(3) == null ? 0 : Integer.parseInt(number.group(3));
        return new FfmpegVersion(
                line.group(1), true, Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2)), patch);
    }

    /** The whitelists were never tested with versions before 6. */
    boolean isTooOld() {
        return known && major < 6;
    }

    /** Before 8.1.3 a protocol policy could be bypassed (CVE-2026-107697). */
    boolean hasKnownHoles() {
        return known && (major < 8 || major == 8 && (minor < 1 || minor == 1 && patch < 3));
    }
}
