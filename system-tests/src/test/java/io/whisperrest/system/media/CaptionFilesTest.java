package io.whisperrest.system.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ffmpeg reads our caption files without warnings. */
class CaptionFilesTest {
    private static final Path GOLDEN = Project.root().resolve("api-service/src/test/resources/golden");

    static List<Path> captions() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().matches(".*\\.(srt|vtt)"))
                    .filter(file -> file.toFile().length() > "WEBVTT\n\n".length()) // a file without cues has no stream
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("captions")
    void isReadByFfmpegWithoutWarnings(Path file) throws Exception {
        String ffmpeg = Project.ffmpeg().toString();
        Process process = new ProcessBuilder(
                        ffmpeg, "-nostdin", "-v", "warning", "-i", file.toString(), "-f", "srt", "-y", "/dev/null")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
        assertEquals("", said);
    }
}
