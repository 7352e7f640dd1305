package io.whisperrest.system.client;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A Python environment with the packages of one list in {@code clients}, each checked by hash. Created once, and again when the list
 * changes.
 */
public final class PythonEnvironment {
    private final Path list;
    private final Path folder;

    /** @param list file name, for example {@code requirements.txt} */
    public PythonEnvironment(String list) {
        this.list = ClientProgram.FOLDER.resolve(list);
        this.folder = Project.root().resolve("system-tests/target/python-" + list.replace(".txt", ""));
    }

    /**
     * Runs a program from the {@code clients} folder.
     *
     * @return everything it printed
     * @throws IllegalStateException with that output when the program fails
     */
    public String run(String program, Map<String, String> environment) {
        synchronized (PythonEnvironment.class) { // test classes run side by side
            install();
        }
        return ClientProgram.run(
                environment, python(), ClientProgram.FOLDER.resolve(program).toString());
    }

    private void install() {
        Path done = folder.resolve("installed");
        try {
            if (Files.exists(done) && Arrays.equals(Files.readAllBytes(done), Files.readAllBytes(list))) {
                return;
            }
            ClientProgram.run(Map.of(), "python3", "-m", "venv", "--clear", folder.toString());
            ClientProgram.run(
                    Map.of(),
                    python(),
                    "-m",
                    "pip",
                    "install",
                    "-q",
                    "--no-deps",
                    "--require-hashes",
                    "-r",
                    list.toString());
            Files.copy(list, done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String python() {
        return folder.resolve("bin/python").toString();
    }
}
