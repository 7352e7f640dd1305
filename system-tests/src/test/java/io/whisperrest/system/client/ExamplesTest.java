package io.whisperrest.system.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.media.Words;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation's examples work as printed. */
@Tag("slow")
class ExamplesTest {
    @TempDir
    private Path directory;

    private Stack stack;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        Files.copy(
                Project.sample(),
                Files.createDirectory(directory.resolve("samples")).resolve("hello.flac"));
        stack = new Stack(directory.resolve("data"));
        stack.startApi();
        stack.startWorker();
        client = stack.client("reader");
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void everyProgramPrintsTheTextOfTheSample() {
        Set<String> languages = new HashSet<>();
        for (Example example : Example.of("docs/examples.md")) {
            languages.add(example.language());
            String said = run(Map.of(), example.command(directory));
            int wrong = Words.distance(Words.expected(), said);
            assertTrue(wrong <= 2, () -> example.language() + ": " + said);
        }
        assertEquals(Set.of("bash", "python", "js", "java"), languages);
    }

    @Test
    void everyCommandOfTheApiPageSucceedsOneAfterTheOther() throws IOException {
        String task = client.transcribe(Project.sample(), "en");
        client.awaitEnd(task);
        List<Example> commands = Example.of("docs/api.md").stream()
                .filter(example -> example.language().equals("bash"))
                .toList();
        // All in one shell, as a reader would run them; an error response ends the script.
        String script = "set -euo pipefail\ncurl() { command curl --fail-with-body \"$@\"; }\n"
                + commands.stream().map(Example::code).collect(Collectors.joining("\n"));
        String said = run(Map.of("TASK", task), new Example("bash", script).command(directory));

        for (String shown : List.of(
                "\"name\":\"First call\"",
                "somebody corrected it",
                "This is a short test of your own",
                "event:hello",
                "\"audioSecondsPerDay\"",
                "00:00:00,500 --> 00:00:03,200",
                "fLaC",
                "\"points\":100")) {
            assertTrue(said.contains(shown), () -> shown + " is missing in: " + said);
        }
        assertFalse(said.contains("urn:whisperrest:"), said);
        assertTrue(Files.size(directory.resolve("transcripts.zip")) > 0);
    }

    private String run(Map<String, String> more, List<String> command) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("API", stack.url());
        environment.put("TOKEN", client.token());
        return ClientProgram.run(directory, environment, command);
    }
}
