package io.whisperrest.system.client;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code block on a documentation page.
 *
 * @param language info string of the fence
 */
record Example(String language, String code) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z]+)\\n(.*?)^```$");

    /** All code blocks of a page, from top to bottom. */
    static List<Example> of(String page) {
        try {
            List<Example> examples = new ArrayList<>();
            Matcher block = BLOCK.matcher(Files.readString(Project.root().resolve(page)));
            while (block.find()) {
                examples.add(new Example(block.group(1), block.group(2)));
            }
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves the block to that folder, as a reader would, and returns the command that runs it. */
    List<String> command(Path folder) {
        return switch (language) {
            case "bash" -> List.of("bash", saved(folder, "example.sh"));
            case "python" -> List.of("python3", saved(folder, "example.py"));
            case "js" -> List.of("node", saved(folder, "example.mjs"));
            case "java" ->
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        saved(folder, "Example.java"));
            default -> throw new IllegalStateException("cannot run a code block of " + language);
        };
    }

    private String saved(Path folder, String name) {
        try {
            return Files.writeString(folder.resolve(name), code).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
