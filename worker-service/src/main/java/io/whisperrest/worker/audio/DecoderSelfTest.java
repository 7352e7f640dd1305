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
 * Asks the decoder at start whether it can be tricked: three playlists that ffmpeg decodes by default name another user's recording,
 * and none may give a single sample. The plain recording must decode, else a refusal would prove nothing.
 */
public final class DecoderSelfTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String MP3 = "victim.mp3";
    private static final String TS = "victim.ts";

    private final String ffmpeg;
    private final DecoderCommand command;
    private final Path tmp;

    public DecoderSelfTest(AudioConfig config, DecoderSandbox sandbox, Path tmp) {
        this.ffmpeg = DecoderCommand.absolute(config.ffmpeg());
        this.command = new DecoderCommand(sandbox, ffmpeg);
        this.tmp = tmp;
    }

    /**
     * @return what an operator should know, for instance an old version
     * @throws IllegalStateException in one line when the decoder must not be used
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
                    + (version == null ? "no ffmpeg" : "version " + version.text()) + "; 8.1.3 or newer is needed");
        }
        List<String> warnings = new ArrayList<>();
        if (version.hasKnownHoles()) {
            warnings.add("ffmpeg " + version.text() + " has known holes: use 8.1.3 or newer");
        }
        return warnings;
    }

    private void checkPlaylists(Path folder) throws IOException {
        copy(MP3, folder);
        copy(TS, folder);
        if (decoded(folder, "mp3", MP3) == 0) {
            throw new IllegalStateException("the decoder gives no sound for a plain recording: " + ffmpeg);
        }
        String url = "file://" + folder.resolve(MP3).toAbsolutePath();
        refuse(folder, "url.m3u8", hls(url), "an HLS playlist with a file URL");
        refuse(folder, "path.m3u8", hls(folder.resolve(TS).toAbsolutePath().toString()), "an HLS playlist with a path");
        refuse(folder, "list.ffconcat", "ffconcat version 1.0\nfile " + MP3 + "\n", "a concat list");
    }

    private void refuse(Path folder, String name, String text, String what) throws IOException {
        Files.writeString(folder.resolve(name), text);
        if (decoded(folder, null, name) > 0) {
            throw new IllegalStateException("the decoder reads other files through " + what + ": " + ffmpeg);
        }
    }

    private long decoded(Path folder, String format, String name) throws IOException {
        List<String> arguments = command.decode(format, name, 1, null, 1);
        try (DecoderProcess process = new DecoderProcess(arguments, folder, LIMIT, new AbortFlag())) {
            long bytes = process.output().readAllBytes().length;
            process.endedWell();
            return bytes;
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
