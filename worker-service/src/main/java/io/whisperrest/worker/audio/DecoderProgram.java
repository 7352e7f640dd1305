package io.whisperrest.worker.audio;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolves the path of the decoder. The decoder starts in another working directory, so a relative path would not work. */
final class DecoderProgram {
    private DecoderProgram() {}

    /** @param program a path, or a name on PATH; a name that is not found is returned unchanged */
    static String absolute(String program) {
        return program.contains("/")
                ? Path.of(program).toAbsolutePath().toString()
                : onPath(program).map(Path::toString).orElse(program);
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
    }
}
