package io.whisperrest.system.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the front door does while something behind it is missing. */
@Tag("slow")
class IntakeFaultsTest {
    @TempDir
    private Path directory;

    @Test
    void q09AcceptsWithoutRedisAndStartsAfterItsReturn() {
        try (Stack stack = new Stack(directory)) {
            ServiceProcess api = stack.startApi();
            stack.startWorker();
            Client client = stack.client("patient");
            stack.redis().kill9();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ids.add(client.transcribe(Project.sample(), "en"));
            }
            assertTrue(api.isReady(), "intake goes on, so the API stays ready");
            ids.forEach(id ->
                    assertEquals("pending", client.status(id).path("status").asText()));
            stack.redis().restart();
            for (String id : ids) {
                assertEquals("success", client.whenOver(id).path("status").asText());
            }
        }
    }

    @Test
    void m15AWorkerWithADamagedModelIsNotReadyAndTasksWait() {
        try (Stack stack = new Stack(directory)) {
            stack.startApi();
            Client client = stack.client("waiting");
            Path models = Damaged.modelsIn(directory.resolve("models"));
            ServiceProcess broken = stack.launchWorker(List.of(), Map.of("WHISPER_MODELS_DIR", models.toString()));
            String id = client.transcribe(Project.sample(), "en");
            await().atMost(Duration.ofSeconds(60)).until(() -> broken.log().contains("damaged"));
            assertFalse(broken.isReady());
            assertEquals(200, broken.health("live"));
            assertEquals("pending", client.status(id).path("status").asText());
            stack.startWorker();
            assertEquals("success", client.whenOver(id).path("status").asText());
        }
    }
}
