package io.whisperrest.system.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every response to generated requests conforms to the OpenAPI document. */
@Tag("slow")
class ApiFuzzTest {
    private static final int MIN_CASES = 2000;
    private static final Pattern SUMMARY = Pattern.compile("API fuzzing: (\\d+) cases, all as described");

    @TempDir
    private Path directory;

    @Test
    void everyResponseConformsToTheDescription() {
        // Rate limits have their own tests; here each call should reach its resource.
        Map<String, String> unlimited = Map.of(
                "LIMITS_REQUESTS_ADDRESS", "1000000",
                "LIMITS_SIGN_IN_ACCOUNT", "100000",
                "LIMITS_REGISTRATION_NETWORK", "100000");
        try (Stack stack = new Stack(directory.resolve("data"), unlimited)) {
            stack.startApi();
            stack.startWorker();
            Client owner = stack.client("fuzz-owner");
            String task = owner.transcribe(Project.sample(), "en");
            owner.awaitEnd(task);
            String said = new PythonEnvironment("fuzz-requirements.txt")
                    .run(
                            "api_fuzz.py",
                            Map.of(
                                    "API_URL", stack.url(),
                                    "USER_TOKEN", owner.token(),
                                    "OTHER_TOKEN", stack.client("fuzz-other").token(),
                                    "TASK", task));
            System.out.println(said.strip());
            Matcher summary = SUMMARY.matcher(said);
            assertTrue(summary.find() && Integer.parseInt(summary.group(1)) >= MIN_CASES, said);
        }
    }
}
