package io.whisperrest.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creates recordings from the bundled sample with ffmpeg. */
public final class Recordings {
    private final Path folder;

    public Recordings(Path folder) {
        this.folder = folder;
    }

    /** The sample repeated that many times, about 12 s each. */
    public Path repeated(int times) {
        return make(
                "long.flac",
                List.of(
                        "-stream_loop",
                        Integer.toString(times - 1),
                        "-i",
                        Project.sample().toString(),
                        "-c:a",
                        "flac"));
    }

    /** The sample in another format, chosen by the file name's extension. */
    public Path as(String name, String... encoder) {
        List<String> arguments = new ArrayList<>(List.of("-i", Project.sample().toString()));
        arguments.addAll(List.of(encoder));
        return make(name, arguments);
    }

    /** The output of ffmpeg for these arguments. */
    public Path make(String name, List<String> arguments) {
        Path file = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of(Project.ffmpeg().toString(), "-v", "error", "-y"));
        command.addAll(arguments);
        command.add(file.toString());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
