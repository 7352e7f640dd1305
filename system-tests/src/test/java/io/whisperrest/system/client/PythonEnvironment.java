package io.whisperrest.system.client;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A Python with the packages of {@code clients/requirements.txt}, every file by hash; made once, and again when the list changes. */
final class PythonEnvironment {
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
        return ClientProgram.run(
                environment, python(), ClientProgram.FOLDER.resolve(program).toString());
    }

    private static void install() {
        Path list = ClientProgram.FOLDER.resolve("requirements.txt");
        Path done = FOLDER.resolve("installed");
        try {
            if (Files.exists(done) && Arrays.equals(Files.readAllBytes(done), Files.readAllBytes(list))) {
                return;
            }
            ClientProgram.run(Map.of(), "python3", "-m", "venv", "--clear", FOLDER.toString());
            ClientProgram.run(
                    Map.of(), python(), "-m", "pip", "install", "-q", "--require-hashes", "-r", list.toString());
            Files.copy(list, done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String python() {
        return FOLDER.resolve("bin/python").toString();
    }
}
