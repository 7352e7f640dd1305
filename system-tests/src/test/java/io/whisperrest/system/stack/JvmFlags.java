package io.whisperrest.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The JVM flags that {@code make run} gives the services, from scripts/jvm.env. */
final class JvmFlags {
    private JvmFlags() {}

    static List<String> of(String variable) {
        try {
            return Files.readAllLines(Project.root().resolve("scripts/jvm.env")).stream()
                    .filter(line -> line.startsWith(variable + "="))
                    .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                    .map(flags -> List.of(flags.trim().split(" +")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("scripts/jvm.env has no " + variable));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
