package io.whisperrest.worker.audio;

import io.whisperrest.model.task.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses ffmpeg's messages about a file, line by line from its standard error. Thread-safe: one thread adds lines, another reads the
 * results.
 */
final class DecoderReport {
    private static final Pattern AUDIO =
            Pattern.compile("^  Stream #0:(\\d+)(?:\\[[^]]*])?(?:\\((\\w+)\\))?.*?: Audio: (\\w+)");
    private static final Pattern DURATION = Pattern.compile("^  Duration: (\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d)");
    /** Errors of the sandbox commands in front of the decoder. A decoder that has started prints other messages. */
    private static final Pattern SANDBOX = Pattern.compile("^(bwrap|unshare|prlimit|setpriv|Landlock|perl)\\b.*");

    private static final Pattern RATE = Pattern.compile(", (\\d+) Hz, ([^,]+)");
    private static final Pattern COUNTED = Pattern.compile("(\\d+) channels?\\b.*");
    private static final Pattern DOTTED = Pattern.compile("(\\d+)\\.(\\d+)\\b.*");
    /** Channel layouts that ffmpeg names with a word. */
    private static final Map<String, Integer> NAMED = Map.of(
            "mono",
            1,
            "stereo",
            2,
            "downmix",
            2,
            "quad",
            4,
            "hexagonal",
            6,
            "octagonal",
            8,
            "cube",
            8,
            "hexadecagonal",
            16);

    private final List<AudioTrack> tracks = new ArrayList<>();
    private boolean inInput;
    private boolean opened;
    private boolean durationEstimated;
    private Long declaredMs;
    private boolean sandboxFailed;
    private boolean formatRefused;
    private String lastLine = "";

    synchronized void line(String line) {
        if (!line.isBlank() && !line.startsWith("size=")) {
            lastLine = line;
        }
        sandboxFailed |= !opened && SANDBOX.matcher(line).matches();
        if (line.contains("ot on whitelist")) {
            formatRefused = true;
        }
        if (line.contains("Estimating duration") || line.startsWith("  Duration: N/A")) {
            durationEstimated = true;
        }
        if (line.startsWith("Input #0")) {
            inInput = true;
            opened = true;
        } else if (line.startsWith("Stream map") || line.startsWith("Output #0")) {
            inInput = false;
        } else if (inInput) {
            stream(line);
        }
    }

    private void stream(String line) {
        Matcher duration = DURATION.matcher(line);
        if (declaredMs == null && duration.find()) {
            declaredMs = millis(duration);
        }
        Matcher audio = AUDIO.matcher(line);
        if (!audio.find()) {
            return;
        }
        int channels = 0;
        int sampleRate = 0;
        Matcher rate = RATE.matcher(line);
        if (rate.find()) {
            sampleRate = (int) Math.min(Integer.MAX_VALUE, Long.parseLong(rate.group(1)));
            channels = channelsOf(rate.group(2).trim());
        }
        String language = audio.group(2) == null || audio.group(2).equals("und") ? "" : audio.group(2);
        tracks.add(new AudioTrack(
                Integer.parseInt(audio.group(1)),
                audio.group(3),
                channels,
                sampleRate,
                language,
                line.contains("(default)")));
    }

    private static long millis(Matcher clock) {
        long minutes = 60 * Long.parseLong(clock.group(1)) + Long.parseLong(clock.group(2));
        return 60_000 * minutes + 1000 * Long.parseLong(clock.group(3)) + 10 * Long.parseLong(clock.group(4));
    }

    /** @return number of channels of a layout as ffmpeg spells it; 0 when unknown */
    static int channelsOf(String layout) {
        Matcher counted = COUNTED.matcher(layout);
        if (counted.matches()) {
            return Integer.parseInt(counted.group(1));
        }
        Matcher dotted = DOTTED.matcher(layout);
        if (dotted.matches()) {
            return Integer.parseInt(dotted.group(1)) + Integer.parseInt(dotted.group(2));
        }
        int bracket = layout.indexOf('(');
        return NAMED.getOrDefault(
                bracket < 0 ? layout : layout.substring(0, bracket).trim(), 0);
    }

    /** The audio streams in the order of the file. */
    synchronized List<AudioTrack> tracks() {
        return List.copyOf(tracks);
    }

    /** True when the container does not state its duration, so players can only guess where to seek. */
    synchronized boolean durationEstimated() {
        return durationEstimated;
    }

    /** Duration stated by the container in ms; null when missing. It may be wrong. */
    synchronized Long declaredMs() {
        return declaredMs;
    }

    /** The failure code for a file from which nothing was decoded. */
    synchronized FailureCode codeOfNothing(boolean endedWell) {
        if (sandboxFailed) {
            return FailureCode.INTERNAL; // nothing is known about the file
        }
        if (formatRefused) {
            return FailureCode.AUDIO_FORMAT_REFUSED;
        }
        if (opened && tracks.isEmpty()) {
            return FailureCode.NO_AUDIO_STREAM;
        }
        return opened && endedWell ? FailureCode.AUDIO_EMPTY : FailureCode.AUDIO_UNREADABLE;
    }

    synchronized String lastLine() {
        return lastLine;
    }
}
