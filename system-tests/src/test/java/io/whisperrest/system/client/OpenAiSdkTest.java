package io.whisperrest.system.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Recordings;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** OpenAI's SDKs with nothing changed but their base URL. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class OpenAiSdkTest {
    private static final Path RUSSIAN = Project.evaluation("long/ru-gigaam-long-32s.flac");

    @TempDir
    private Path directory;

    @Test
    void responsesFitTheTypesOfThePythonSdk() {
        String said =
                against(environment -> new PythonEnvironment("requirements.txt").run("openai_sdk.py", environment));
        System.out.println(said.substring(Math.max(0, said.lastIndexOf("Ran "))));
        assertTrue(said.contains("OK"), said);
    }

    @Test
    void responsesFitTheTypesOfTheNodeSdk() {
        String said = against(environment -> NodeEnvironment.run("openai_sdk.mjs", environment));
        System.out.println(said.substring(Math.max(0, said.lastIndexOf("Ran "))));
        assertTrue(said.contains("OK"), said);
    }

    private String against(Function<Map<String, String>, String> program) {
        Path longer = new Recordings(directory).repeated(5);
        try (Stack stack = new Stack(directory.resolve("data"))) {
            stack.startApi();
            stack.startWorker();
            Map<String, String> environment = new HashMap<>(Map.of(
                    "API_URL", stack.url(),
                    "API_TOKEN", stack.client("sdk").token(),
                    "SAMPLE", Project.sample().toString(),
                    "LONGER", longer.toString()));
            if (Files.exists(RUSSIAN)) { // recordings of real people are not part of this project
                environment.put("RUSSIAN", RUSSIAN.toString());
            }
            return program.apply(environment);
        }
    }
}
