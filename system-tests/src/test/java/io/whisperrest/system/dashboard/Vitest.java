package io.whisperrest.system.dashboard;

import io.whisperrest.system.stack.Project;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs vitest as a process and prints its output as it comes. */
public final class Vitest {
    private static final Path FRONTEND = Project.root().resolve("frontend");

    private Vitest() {}

    /**
     * @param project a project of frontend/vitest.config.ts
     * @param files which flows; empty = all of the project
     * @return the exit status: 0 when every flow passes
     */
    public static int run(Map<String, String> environment, String project, List<String> files) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(project, files))
                    .directory(FRONTEND.toFile())
                    .redirectErrorStream(true);
            builder.environment().remove("NODE_OPTIONS");
            builder.environment().put("NO_COLOR", "1");
            builder.environment().putAll(environment);
            Process process = builder.start();
            try (BufferedReader said = process.inputReader()) {
                said.lines().forEach(System.out::println);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(String project, List<String> files) throws IOException {
        Path report = Files.createDirectories(Project.root().resolve("target/test-reports"))
                .resolve("TEST-frontend-" + project + ".xml");
        List<String> command = new ArrayList<>(List.of(
                FRONTEND.resolve("node_modules/.bin/vitest").toString(),
                "run",
                "--project=" + project,
                "--reporter=default",
                "--reporter=junit",
                "--outputFile.junit=" + report));
        command.addAll(files);
        return command;
    }
}
