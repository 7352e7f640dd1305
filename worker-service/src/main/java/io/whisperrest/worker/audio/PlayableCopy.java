package io.whisperrest.worker.audio;

import io.whisperrest.worker.abort.AbortFlag;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A form of a recording that every browser plays: MP3, mono, 64 kbit/s, which can be sought without an index. */
public final class PlayableCopy {
    /** What Chromium, Firefox and Safari all play, by media type: ffmpeg's names of codecs. */
    private static final Map<String, Set<String>> PLAYED = Map.of(
            "audio/mpeg", Set.of("mp3"),
            "audio/mp4", Set.of("aac", "mp3"),
            "video/mp4", Set.of("aac", "mp3"),
            "audio/aac", Set.of("aac"),
            "audio/flac", Set.of("flac"),
            "audio/ogg", Set.of("opus", "vorbis"),
            "video/webm", Set.of("opus", "vorbis"),
            "audio/wav", Set.of("pcm_s16le", "pcm_u8", "pcm_s24le", "pcm_f32le"));

    private final AudioConfig config;
    private final DecoderCommand command;
    private final Path tmp;

    /** @param tmp folder for links */
    public PlayableCopy(AudioConfig config, DecoderSandbox sandbox, Path tmp) {
        this.config = config;
        this.command = new DecoderCommand(sandbox, config.ffmpeg());
        this.tmp = tmp;
    }

    /** False when the original plays as it is. */
    public boolean isNeeded(DecodeRequest request, String mediaType) throws IOException {
        Set<String> codecs = PLAYED.get(mediaType);
        if (codecs == null) {
            return true;
        }
        try (DecodeFolder folder = new DecodeFolder(tmp, request.file());
                DecoderProcess process = start(command.report(request.format(), folder.name()), folder)) {
            process.output().readAllBytes();
            process.endedWell();
            return !codecs.contains(process.report().codec());
        }
    }

    /** @throws IOException when the copy could not be made; what was written then is no copy */
    public void write(DecodeRequest request, OutputStream out) throws IOException {
        double seconds = config.maxDuration().toMillis() / 1000.0;
        try (DecodeFolder folder = new DecodeFolder(tmp, request.file());
                DecoderProcess process = start(command.mp3(request.format(), folder.name(), seconds), folder)) {
            process.output().transferTo(out);
            if (!process.endedWell()) {
                throw new IOException(
                        "the copy could not be made: " + process.report().lastLine());
            }
        }
    }

    private DecoderProcess start(List<String> arguments, DecodeFolder folder) throws IOException {
        return new DecoderProcess(arguments, folder.path(), config.decodeTimeout(), new AbortFlag());
    }
}
