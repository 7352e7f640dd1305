package io.whisperrest.system.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Sounds;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the API does while something behind it is missing. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class IntakeFaultsTest {
    private static final int POSTS = 50;
    private static final Duration OUTAGE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private static boolean isWaiting(Client client, String id) {
        return client.task(id).path("status").asText().equals("queued");
    }

    @Test
    void acceptsTasksWithoutRedisForAMinuteAndStartsThemOnceItReturns() throws InterruptedException {
        try (Stack stack = new Stack(directory)) {
            ServiceProcess api = stack.startApi();
            stack.startWorker();
            Client client = stack.client("patient");
            stack.redis().kill9();
            Path noise = Sounds.noise(directory.resolve("noise.wav"), 64_000);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < POSTS; i++) {
                ids.add(client.transcribe(i % 10 == 0 ? Project.sample() : noise, "en"));
                Thread.sleep(OUTAGE.toMillis() / POSTS);
            }
            assertTrue(api.isReady(), "intake goes on, so the API stays ready");
            ids.forEach(id ->
                    assertEquals("pending", client.status(id).path("status").asText()));
            stack.redis().restart();
            long returned = System.nanoTime();
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> ids.stream().anyMatch(id -> !isWaiting(client, id)));
            System.out.println("outage of Redis: " + POSTS + " uploads accepted, the first task began "
                    + (System.nanoTime() - returned) / 1_000_000 + " ms after Redis came back");
            for (String id : ids) {
                assertEquals("success", client.awaitEnd(id).path("status").asText());
            }
        }
    }

    @Test
    void aWorkerWithADamagedModelIsNotReadyAndTasksWait() {
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
            assertEquals("success", client.awaitEnd(id).path("status").asText());
        }
    }
}
