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
import java.util.stream.Stream;

/** Runs vitest as a process and prints its output as it comes. */
public final class Vitest {
    private static final Path FRONTEND = Project.root().resolve("frontend");

    private Vitest() {}

    /** @return its exit status: 0 when every flow passes */
    static int run(Map<String, String> environment) {
        return run(environment, property("e2e.files", ""));
    }

    /** @param files which flows, separated by spaces; empty = all */
    public static int run(Map<String, String> environment, String files) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(files))
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

    private static List<String> command(String files) throws IOException {
        String project = property("e2e.project", "e2e");
        Path report = Files.createDirectories(Project.root().resolve("target/test-reports"))
                .resolve("TEST-frontend-" + project + ".xml");
        List<String> command = new ArrayList<>(List.of(
                FRONTEND.resolve("node_modules/.bin/vitest").toString(),
                "run",
                "--project=" + project + "*", // e2e consists of two projects
                "--reporter=default",
                "--reporter=junit",
                "--outputFile.junit=" + report));
        Stream.of(files.split("[, ]+")).filter(file -> !file.isEmpty()).forEach(command::add);
        return command;
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? otherwise : value;
    }
}
