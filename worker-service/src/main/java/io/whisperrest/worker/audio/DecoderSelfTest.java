package io.whisperrest.worker.audio;

import io.whisperrest.worker.abort.AbortFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Checks at start whether the decoder can be tricked. Three playlists that ffmpeg decodes by default refer to another user's recording;
 * none of them may produce a sample. A plain recording must decode, else a rejection would prove nothing. The decoder is tested without
 * its confinement, which would reject the playlists in its place; the plain recording must decode within it as well.
 */
public final class DecoderSelfTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String MP3 = "victim.mp3";
    private static final String TS = "victim.ts";

    private final String ffmpeg;
    private final DecoderCommand confined;
    private final DecoderCommand unconfined;
    private final Path tmp;

    public DecoderSelfTest(AudioConfig config, DecoderSandbox sandbox, Path tmp) {
        this.ffmpeg = DecoderProgram.absolute(config.ffmpeg());
        this.confined = new DecoderCommand(sandbox, ffmpeg);
        this.unconfined = new DecoderCommand(sandbox.unconfined(), ffmpeg);
        this.tmp = tmp;
    }

    /**
     * @return warnings for the operator, for example about an old version
     * @throws IllegalStateException with a one-line message when the decoder must not be used
     */
    public List<String> run() {
        try {
            List<String> warnings = checkVersion();
            Path folder = Files.createDirectories(tmp).resolve("selftest-" + UUID.randomUUID());
            Files.createDirectory(folder);
            try {
                checkPlaylists(folder);
            } finally {
                clear(folder);
            }
            return warnings;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "audio.ffmpeg=" + ffmpeg + " cannot be run: " + e.getMessage() + "; run make provision", e);
        }
    }

    private List<String> checkVersion() throws IOException {
        String said;
        try (DecoderProcess process =
                new DecoderProcess(List.of(ffmpeg, "-version"), Path.of("."), LIMIT, new AbortFlag())) {
            said = new String(process.output().readAllBytes(), StandardCharsets.UTF_8);
            process.endedWell();
        }
        FfmpegVersion version = FfmpegVersion.parse(said.lines().findFirst().orElse(""));
        if (version == null || version.isTooOld()) {
            throw new IllegalStateException("audio.ffmpeg=" + ffmpeg + " is "
                    + (version == null ? "not ffmpeg" : "version " + version.text()) + "; 8.1.3 or newer is needed");
        }
        List<String> warnings = new ArrayList<>();
        if (version.hasKnownHoles()) {
            warnings.add("ffmpeg " + version.text() + " has known vulnerabilities: use 8.1.3 or newer");
        }
        return warnings;
    }

    private void checkPlaylists(Path folder) throws IOException {
        copy(MP3, folder);
        copy(TS, folder);
        if (decoded(unconfined, folder, MP3) == 0 || decoded(confined, folder, MP3) == 0) {
            throw new IllegalStateException("the decoder decodes no audio from a plain recording: " + ffmpeg);
        }
        String url = "file://" + folder.resolve(MP3).toAbsolutePath();
        refuse(folder, "url.m3u8", hls(url), "an HLS playlist with a file URL");
        refuse(folder, "path.m3u8", hls(folder.resolve(TS).toAbsolutePath().toString()), "an HLS playlist with a path");
        refuse(folder, "list.ffconcat", "ffconcat version 1.0\nfile " + MP3 + "\n", "a concat list");
    }

    private void refuse(Path folder, String name, String text, String what) throws IOException {
        Files.writeString(folder.resolve(name), text);
        if (decoded(unconfined, folder, name) > 0) {
            throw new IllegalStateException("the decoder reads other files through " + what + ": " + ffmpeg);
        }
    }

    private static long decoded(DecoderCommand command, Path folder, String name) throws IOException {
        ChannelChoice mono = new ChannelChoice(1, null, false);
        DecodeInput input = new DecodeInput(folder, name, folder.resolve(name).toRealPath());
        List<String> arguments = command.decode(input, -1, mono, PcmAudio.SAMPLE_RATE, List.of());
        try (DecoderProcess process = new DecoderProcess(arguments, folder, LIMIT, new AbortFlag())) {
            TimedSamples.Packet first = new TimedSamples(process.output()).next();
            return first == null ? 0 : first.samples().length;
        }
    }

    private static String hls(String entry) {
        return "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + entry + "\n#EXT-X-ENDLIST\n";
    }

    private static void copy(String name, Path folder) throws IOException {
        try (InputStream in = DecoderSelfTest.class.getResourceAsStream("/decoder/" + name)) {
            Files.copy(in, folder.resolve(name));
        }
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
