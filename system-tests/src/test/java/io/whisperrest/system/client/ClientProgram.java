package io.whisperrest.system.client;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a third-party program as a process. */
final class ClientProgram {
    static final Path FOLDER = Project.root().resolve("system-tests/clients");

    private ClientProgram() {}

    /**
     * @return everything it printed
     * @throws IllegalStateException with that output when the program fails
     */
    static String run(Map<String, String> environment, String... words) {
        return run(Path.of(""), environment, List.of(words));
    }

    /** Likewise, in the given working directory. */
    static String run(Path folder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed:\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
