package io.whisperrest.system.client;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A folder with the packages of {@code clients/package-lock.json}, each checked by hash. Created once, and again when the list changes.
 */
public final class NodeEnvironment {
    private static final Path FOLDER = Project.root().resolve("system-tests/target/clients-node");
    private static final String LOCK = "package-lock.json";

    private NodeEnvironment() {}

    /**
     * Runs a program from the {@code clients} folder.
     *
     * @return everything it printed
     * @throws IllegalStateException with that output when the program fails
     */
    public static String run(String program, Map<String, String> environment) {
        try {
            install();
            copy(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ClientProgram.run(environment, "node", FOLDER.resolve(program).toString());
    }

    /** One at a time: test classes run side by side. */
    private static synchronized void install() throws IOException {
        Path done = FOLDER.resolve("installed");
        byte[] wanted = Files.readAllBytes(ClientProgram.FOLDER.resolve(LOCK));
        if (Files.exists(done) && Arrays.equals(Files.readAllBytes(done), wanted)) {
            return;
        }
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", LOCK)) {
            copy(file);
        }
        ClientProgram.run(
                Map.of(), "npm", "ci", "--prefix", FOLDER.toString(), "--ignore-scripts", "--no-audit", "--no-fund");
        Files.write(done, wanted);
    }

    private static void copy(String file) throws IOException {
        Files.copy(ClientProgram.FOLDER.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
}
