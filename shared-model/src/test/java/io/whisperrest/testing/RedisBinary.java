package io.whisperrest.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the server program: {@code REDIS_SERVER}, then {@code .runtime/bin} of this project, then PATH. */
final class RedisBinary {
    private RedisBinary() {}

    static String find() {
        String named = System.getenv("REDIS_SERVER");
        if (named != null && !named.isBlank()) {
            return named;
        }
        return Stream.concat(provisioned(), onPath())
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException(
                        "no Redis-compatible server for the tests: run `make provision`, or set REDIS_SERVER"));
    }

    private static Stream<Path> provisioned() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(".runtime/bin/redis-server"));
    }

    private static Stream<Path> onPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of("redis-server", "valkey-server").stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)));
    }
}
