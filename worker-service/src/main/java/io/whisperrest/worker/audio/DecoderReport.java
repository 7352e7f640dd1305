package io.whisperrest.worker.audio;

import io.whisperrest.model.task.FailureCode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ffmpeg says about a file while it reads it, taken line by line from its standard error. Thread-safe: one thread feeds, another
 * asks.
 */
final class DecoderReport {
    static final int MAX_STREAMS = 16;
    static final int MAX_CHANNELS = 8;
    static final int MAX_SAMPLE_RATE = 192_000;

    private static final Pattern STREAM =
            Pattern.compile("^  Stream #0:\\d+.*?: (Audio|Video|Subtitle|Data|Attachment)");
    private static final Pattern CODEC = Pattern.compile(": Audio: (\\w+)");
    private static final Pattern RATE = Pattern.compile(", (\\d+) Hz, ([^,]+)");
    private static final Pattern COUNTED = Pattern.compile("(\\d+) channels?\\b.*");
    private static final Pattern DOTTED = Pattern.compile("(\\d+)\\.(\\d+)\\b.*");
    /** Layouts that ffmpeg names with a word. */
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

    private boolean inInput;
    private boolean opened;
    private int streams;
    private int audioStreams;
    private int channels;
    private int sampleRate;
    private String codec = "";
    private boolean formatRefused;
    private String lastLine = "";

    synchronized void line(String line) {
        if (!line.isBlank() && !line.startsWith("size=")) {
            lastLine = line;
        }
        if (line.contains("ot on whitelist")) {
            formatRefused = true;
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
        Matcher stream = STREAM.matcher(line);
        if (!stream.find()) {
            return;
        }
        streams++;
        if (!stream.group(1).equals("Audio")) {
            return;
        }
        audioStreams++;
        Matcher named = CODEC.matcher(line);
        if (audioStreams == 1 && named.find()) {
            codec = named.group(1);
        }
        Matcher rate = RATE.matcher(line);
        if (audioStreams == 1 && rate.find()) {
            sampleRate = (int) Math.min(Integer.MAX_VALUE, Long.parseLong(rate.group(1)));
            channels = channelsOf(rate.group(2).trim());
        }
    }

    /** @return channels of a layout as ffmpeg spells it; 0 when unknown */
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

    /** Why this file is refused whatever it holds, or null. */
    synchronized String violation() {
        if (streams > MAX_STREAMS) {
            return "more than " + MAX_STREAMS + " streams";
        }
        if (channels > MAX_CHANNELS) {
            return channels + " channels";
        }
        return sampleRate > MAX_SAMPLE_RATE ? sampleRate + " Hz" : null;
    }

    /** Channels of the first audio stream, 0 when unknown. */
    synchronized int channels() {
        return channels;
    }

    /** ffmpeg's name of the first audio stream's codec, {@code ""} when there is none. */
    synchronized String codec() {
        return codec;
    }

    synchronized boolean hasAudio() {
        return audioStreams > 0;
    }

    /** The code for a file of which nothing could be decoded. */
    synchronized FailureCode codeOfNothing(boolean endedWell) {
        if (lastLine.contains("failed to execute")) {
            return FailureCode.INTERNAL; // a layer of the sandbox could not start the decoder
        }
        if (formatRefused) {
            return FailureCode.AUDIO_FORMAT_REFUSED;
        }
        if (opened && audioStreams == 0) {
            return FailureCode.NO_AUDIO_STREAM;
        }
        return opened && endedWell ? FailureCode.AUDIO_EMPTY : FailureCode.AUDIO_UNREADABLE;
    }

    synchronized String lastLine() {
        return lastLine;
    }
}
