package io.whisperrest.worker.audio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The arguments of one decoder run. The whitelists are what keeps playlists from naming other files (CVE-2016-1897, CVE-2017-9993):
 * no hls, concat, sdp, image or subtitle demuxer, and no protocol but files.
 */
final class DecoderCommand {
    private static final String FORMATS = "wav,mp3,flac,ogg,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,aac,amr,aiff,caf,w64";

    private final List<String> prefix;
    private final String ffmpeg;

    DecoderCommand(DecoderSandbox sandbox, String ffmpeg) {
        this.prefix = sandbox.prefix();
        // the decoder runs in another working directory; a bare name is looked for on PATH
        this.ffmpeg = absolute(ffmpeg);
    }

    static String absolute(String program) {
        return program.contains("/") ? Path.of(program).toAbsolutePath().toString() : program;
    }

    /** Only the report about the streams; ffmpeg then ends with an error, since no output is named. */
    List<String> report(String format, String name) {
        return input(format, name);
    }

    /**
     * Raw samples on standard output.
     *
     * @param format demuxer, null = let ffmpeg look (self-test only)
     * @param name of the only file in the working directory
     * @param channels of the output, interleaved
     * @param filter audio filter or null
     * @param seconds most seconds of output
     */
    List<String> decode(String format, String name, int channels, String filter, double seconds) {
        List<String> command = input(format, name);
        command.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn"));
        if (filter != null) {
            command.addAll(List.of("-af", filter));
        }
        command.addAll(List.of("-t", String.format(Locale.ROOT, "%.3f", seconds)));
        command.addAll(List.of("-ac", Integer.toString(channels), "-ar", Integer.toString(PcmAudio.SAMPLE_RATE)));
        command.addAll(List.of("-f", "s16le", "-"));
        return command;
    }

    /**
     * The first audio stream as MP3 on standard output, of constant rate so that a player can seek in it.
     *
     * @param seconds most seconds of output
     */
    List<String> mp3(String format, String name, double seconds) {
        List<String> command = input(format, name);
        command.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1"));
        command.addAll(List.of("-t", String.format(Locale.ROOT, "%.3f", seconds)));
        command.addAll(List.of("-ac", "1", "-ar", "24000", "-c:a", "libmp3lame", "-b:a", "64k"));
        command.addAll(List.of("-write_xing", "0", "-f", "mp3", "-"));
        return command;
    }

    private List<String> input(String format, String name) {
        List<String> command = new ArrayList<>(prefix);
        // Level info, not error: the list of streams is how channels, rate and streams are limited without a second
        // program.
        command.addAll(List.of(ffmpeg, "-nostdin", "-hide_banner", "-nostats", "-v", "info"));
        command.addAll(List.of("-protocol_whitelist", "file", "-format_whitelist", FORMATS));
        if (format != null) {
            command.addAll(List.of("-f", format));
        }
        command.addAll(List.of("-i", name));
        return command;
    }
}
