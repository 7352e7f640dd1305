package io.whisperrest.worker.audio;

import io.whisperrest.worker.abort.AbortFlag;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A copy of a recording that every browser plays at the times of the transcript: MP3 of constant rate, 64 kbit/s, which is seekable
 * without an index. It starts where the recording starts, and gaps are silence, as in the recognised samples.
 */
public final class PlayableCopy {
    private static final int SAMPLE_RATE = 24_000;
    private static final String MP3 = "audio/mpeg";
    /**
     * What Chromium, Firefox and Safari all play and seek exactly: ffmpeg's codec names by media type. AAC without a container is
     * excluded: it has no index, so players guess.
     */
    private static final Map<String, Set<String>> PLAYED = Map.of(
            MP3,
            Set.of("mp3"),
            "audio/mp4",
            Set.of("aac", "mp3"),
            "video/mp4",
            Set.of("aac", "mp3"),
            "audio/flac",
            Set.of("flac"),
            "audio/ogg",
            Set.of("opus", "vorbis"),
            "video/webm",
            Set.of("opus", "vorbis"),
            "audio/wav",
            Set.of("pcm_s16le", "pcm_u8", "pcm_s24le", "pcm_f32le"));

    private final AudioConfig config;
    private final DecoderCommand command;
    private final Path tmp;

    /** @param tmp folder for links */
    public PlayableCopy(AudioConfig config, DecoderSandbox sandbox, Path tmp) {
        this.config = config;
        this.command = new DecoderCommand(sandbox, config.ffmpeg());
        this.tmp = tmp;
    }

    /**
     * False when the original plays as it is, at the times of the transcript.
     *
     * @param timesMoved from {@link PcmAudio#timesMoved()}
     */
    public boolean isNeeded(DecodeRequest request, String mediaType, boolean timesMoved, AbortFlag abort)
            throws IOException {
        Set<String> codecs = PLAYED.get(mediaType);
        if (codecs == null || timesMoved || DeclaredLength.isTooShort(request.file())) {
            return true;
        }
        boolean mp3 = mediaType.equals(MP3);
        if (mp3 && !ConstantRate.of(request.file())) {
            return true;
        }
        try (DecodeFolder folder = new DecodeFolder(tmp, request.file())) {
            DecoderReport report = report(request, folder, abort);
            List<AudioTrack> tracks = report.tracks();
            boolean plays = tracks.size() == 1 && codecs.contains(tracks.get(0).codec());
            return !plays || !mp3 && report.durationEstimated();
        }
    }

    /** @throws IOException when the copy could not be made; the output is then unusable */
    public void write(DecodeRequest request, OutputStream out, AbortFlag abort) throws IOException {
        try (DecodeFolder folder = new DecodeFolder(tmp, request.file())) {
            AudioTrack track = AudioTrack.choose(report(request, folder, abort).tracks(), request.track());
            track.requireAffordable();
            ChannelChoice channels = ChannelChoice.played(track.channels());
            List<String> decode = command.decode(
                    folder.input(), track.stream(), channels, SAMPLE_RATE, InputOptions.of(request.file()));
            try (DecoderProcess decoder = start(decode, folder, abort, false);
                    DecoderProcess encoder =
                            start(command.mp3(channels.channels(), SAMPLE_RATE), folder, abort, true)) {
                EncoderFeed feed = new EncoderFeed(decoder, encoder, new Timeline(SAMPLE_RATE, maxMs()));
                feed.start(channels.channels(), maxMs());
                encoder.output().transferTo(out);
                if (!encoder.endedWell() || !feed.hasFed()) {
                    throw new IOException(
                            "the copy could not be made: " + encoder.report().lastLine() + "; "
                                    + decoder.report().lastLine());
                }
            }
        } catch (AudioDecodingFailed e) {
            throw new IOException("the copy could not be made: " + e.getMessage(), e);
        }
    }

    private DecoderReport report(DecodeRequest request, DecodeFolder folder, AbortFlag abort) throws IOException {
        List<String> arguments = command.report(folder.input(), InputOptions.of(request.file()));
        try (DecoderProcess process = start(arguments, folder, abort, false)) {
            process.output().readAllBytes();
            process.endedWell();
            return process.report();
        }
    }

    private long maxMs() {
        return config.maxDuration().toMillis();
    }

    private DecoderProcess start(List<String> arguments, DecodeFolder folder, AbortFlag abort, boolean fed)
            throws IOException {
        return new DecoderProcess(arguments, folder.input().folder(), config.decodeTimeout(), abort, fed);
    }
}
