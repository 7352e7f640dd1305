package io.whisperrest.system.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Recordings;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Third-party clients of the OpenAI dialect, with nothing changed but address and key. */
@Tag("slow")
class OtherClientsTest {
    @TempDir
    private static Path directory;

    private static Stack stack;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() {
        Path wav = new Recordings(directory).as("sample.wav");
        stack = new Stack(directory.resolve("data"));
        stack.startApi();
        stack.startWorker();
        environment = Map.of(
                "API_URL", stack.url(),
                "API_TOKEN", stack.client("other").token(),
                "SAMPLE", Project.sample().toString(),
                "WAV", wav.toString(),
                "PATH", Project.ffmpeg().getParent() + ":" + System.getenv("PATH"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void azureLiteLlmAndLangChainReceiveTheText() {
        String said = new PythonEnvironment("other-requirements.txt").run("other_clients.py", environment);
        assertTrue(said.contains("OK"), said);
    }

    @Test
    void theVercelAiSdkReceivesTextSegmentsAndWords() {
        String said = NodeEnvironment.run("vercel_ai.mjs", environment);
        assertTrue(said.contains("OK"), said);
    }
}
