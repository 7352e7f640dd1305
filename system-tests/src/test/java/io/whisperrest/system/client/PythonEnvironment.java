package io.whisperrest.system.client;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A Python with the packages of {@code clients/requirements.txt}, every file by hash; made once, and again when the list changes. */
final class PythonEnvironment {
    private static final Path CLIENTS = Project.root().resolve("system-tests/clients");
    private static final Path FOLDER = Project.root().resolve("system-tests/target/clients-python");

    private PythonEnvironment() {}

    /**
     * Runs a program of the folder {@code clients}.
     *
     * @return everything it said
     * @throws IllegalStateException with that, when it fails
     */
    static String run(String program, Map<String, String> environment) {
        install();
        return call(environment, python(), CLIENTS.resolve(program).toString());
    }

    private static void install() {
        Path list = CLIENTS.resolve("requirements.txt");
        Path done = FOLDER.resolve("installed");
        try {
            if (Files.exists(done) && Arrays.equals(Files.readAllBytes(done), Files.readAllBytes(list))) {
                return;
            }
            call(Map.of(), "python3", "-m", "venv", "--clear", FOLDER.toString());
            call(Map.of(), python(), "-m", "pip", "install", "-q", "--require-hashes", "-r", list.toString());
            Files.copy(list, done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String python() {
        return FOLDER.resolve("bin/python").toString();
    }

    private static String call(Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
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
