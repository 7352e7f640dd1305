package io.whisperrest.system.walk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.media.Words;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README work as printed. */
@Tag("slow")
class ReadmeWalkTest {
    private static final Pattern RESULT =
            Pattern.compile("\"status\":\"success\",\"result\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    @TempDir
    private Path directory;

    @Test
    void theWalksOfBothReadmesPrintTheTextOfTheSample() {
        assertTrue(Walk.hasCurl(), "curl is missing: install it");
        try (Stack stack = new Stack(directory.resolve("data"))) {
            stack.startApi();
            stack.startWorker();
            Map.of("README.md", "english@example.org", "README.ru.md", "russian@example.org")
                    .forEach((page, email) -> assertHeard(
                            page, Walk.of(page).at(stack.url(), email).run(directory.resolve(page + ".log"))));
        }
    }

    private static void assertHeard(String page, String said) {
        Matcher result = RESULT.matcher(said);
        assertTrue(result.find(), () -> page + ": " + said);
        int wrong = Words.distance(Words.expected(), result.group(1));
        System.out.println(page + ": " + wrong + " wrong words");
        assertTrue(wrong <= 2, () -> page + ": " + said);
        assertTrue(said.contains("\"segments\": ["), () -> page + ": " + said);
    }
}
