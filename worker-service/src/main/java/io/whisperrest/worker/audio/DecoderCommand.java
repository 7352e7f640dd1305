package io.whisperrest.worker.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds the arguments of a decoder run. ffmpeg detects the type of the file itself. The whitelists keep playlists from opening other
 * files (CVE-2016-1897, CVE-2017-9993): no hls, dash, concat, imf, sdp, vobsub, image or subtitle demuxer, and no protocol but file.
 * Each allowed demuxer reads only the file it is given; mov follows references only with {@code enable_drefs}, which is off.
 */
final class DecoderCommand {
    static final String FORMATS = "wav,w64,mp3,flac,ogg,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,aac,loas,amr,aiff,caf,"
            + "asf,avi,mpegts,mpeg,flv,ac3,eac3,truehd,mlp,dts,dtshd,au,voc,wv,tta,tak,ape,mpc,mpc8,dsf,mxf,nut,rm";

    private final DecoderSandbox sandbox;
    private final String ffmpeg;

    DecoderCommand(DecoderSandbox sandbox, String ffmpeg) {
        this.sandbox = sandbox;
        this.ffmpeg = DecoderProgram.absolute(ffmpeg);
    }

    /**
     * Lists the streams only. ffmpeg then exits with an error, because no output is given.
     *
     * @param options from {@link InputOptions}
     */
    List<String> report(DecodeInput input, List<String> options) {
        return decoder(input, options);
    }

    /**
     * Writes samples with their times to standard output, in the format that {@link TimedSamples} reads.
     *
     * @param stream index of the audio stream; negative = the first one
     * @param choice channels of the output, interleaved
     * @param sampleRate of the output, in Hz
     * @param options from {@link InputOptions}
     */
    List<String> decode(DecodeInput input, int stream, ChannelChoice choice, int sampleRate, List<String> options) {
        List<String> command = decoder(input, options);
        command.addAll(List.of("-map", stream < 0 ? "0:a:0" : "0:" + stream, "-vn", "-sn", "-dn"));
        if (choice.filter() != null) {
            command.addAll(List.of("-af", choice.filter()));
        }
        command.addAll(List.of("-ac", Integer.toString(choice.channels()), "-ar", Integer.toString(sampleRate)));
        command.addAll(List.of("-map_metadata", "-1", "-c:a", "pcm_s16le", "-f", "smjpeg", "-"));
        return command;
    }

    /** Encodes raw samples from standard input to MP3 on standard output, at a constant rate so that players can seek. */
    List<String> mp3(int channels, int sampleRate) {
        List<String> command = program(sandbox.aroundPipes());
        command.addAll(List.of("-protocol_whitelist", "pipe", "-f", "s16le", "-ar", Integer.toString(sampleRate)));
        command.addAll(List.of("-ac", Integer.toString(channels), "-i", "pipe:0"));
        command.addAll(List.of("-c:a", "libmp3lame", "-b:a", "64k", "-write_xing", "0", "-f", "mp3", "-"));
        return command;
    }

    private List<String> decoder(DecodeInput input, List<String> options) {
        List<String> command = program(sandbox.around(input));
        command.addAll(List.of("-protocol_whitelist", "file", "-format_whitelist", FORMATS));
        command.addAll(options);
        command.addAll(List.of("-i", input.name()));
        return command;
    }

    private List<String> program(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        // Level info, not error: the list of streams provides tracks, channels and rate without a second program.
        command.addAll(List.of(ffmpeg, "-nostdin", "-hide_banner", "-nostats", "-v", "info"));
        return command;
    }
}
