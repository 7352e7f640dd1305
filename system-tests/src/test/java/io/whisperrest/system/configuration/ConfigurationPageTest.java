package io.whisperrest.system.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/configuration.md matches the code and {@code .env.example}. */
class ConfigurationPageTest {
    private static final Path CHECKED_IN = Project.root().resolve("docs/configuration.md");

    @Test
    void thePageInTheRepositoryIsTheGeneratedOne() throws IOException {
        String generated = new ConfigurationPage(DeclaredSettings.defaults()).of(EnvironmentExample.shipped());
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(CHECKED_IN, generated);
        }
        assertEquals(Files.readString(CHECKED_IN), generated, "run `make configuration` and look at the difference");
    }

    @Test
    void aRowHasTheDefaultFromTheCodeAndTheCommentAsDescription() {
        EnvironmentExample example = EnvironmentExample.of(
                List.of("# --- Time ---", "# See docs/queue.md.", "", "# How long", "# it may take.", "#A_TIME=5s"));
        assertEquals("""
                ## Time

                See [queue.md](queue.md).

                | variable | default | what it does |
                |---|---|---|
                | `A_TIME` | `5S` | How long it may take. |
                """, section(new ConfigurationPage(Map.of("A_TIME", "5S")).of(example)));
    }

    @Test
    void anEmptySecretIsGeneratedAndAnEmptyDefaultIsADash() {
        EnvironmentExample example =
                EnvironmentExample.of(List.of("# --- Keys ---", "# Kept.", "A_KEY=", "# Optional.", "#A_HOST="));
        String page = new ConfigurationPage(Map.of()).of(example);
        assertEquals(
                List.of("| `A_KEY` | generated | Kept. |", "| `A_HOST` | – | Optional. |"),
                page.lines().filter(line -> line.startsWith("| `A_")).toList());
    }

    private static String section(String page) {
        return page.substring(page.indexOf("## "), page.indexOf("\nVerify:"));
    }
}
