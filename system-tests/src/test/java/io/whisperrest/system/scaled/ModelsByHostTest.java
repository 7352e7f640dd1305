package io.whisperrest.system.scaled;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.hash.Sha256;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts with one model each. The second model is a copy of the first under another name, because no other is at hand. */
@Tag("slow")
class ModelsByHostTest {
    @TempDir
    private Path directory;

    private Path modelsOfTheOtherHost() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("models"));
        Path base = Project.model();
        Files.createSymbolicLink(folder.resolve("ggml-tuned.bin"), base);
        Files.writeString(folder.resolve("local.json"), """
                [{"file": "ggml-tuned.bin", "bytes": %d, "sha256": "%s", "multilingual": true, "translates": true,
                  "stateBytes": 1}]""".formatted(Files.size(base), Sha256.hex(base)));
        return folder;
    }

    private static boolean ran(ServiceProcess worker, String taskId) {
        return worker.log().contains("task " + taskId + ": COMPLETED");
    }

    /** The worker logs its run after the client can see the result. */
    private static void awaitRun(ServiceProcess worker, String taskId) {
        await().atMost(Duration.ofSeconds(20)).until(() -> ran(worker, taskId));
    }

    @Test
    void aTaskGoesToAHostThatHoldsItsModelAndWaitsForItAloneWhileThatHostIsAway() throws Exception {
        Map<String, String> other =
                Map.of("WHISPER_MODELS_DIR", modelsOfTheOtherHost().toString(), "WHISPER_MODEL", "tuned");
        try (Stack stack = new Stack(directory.resolve("data"))) {
            stack.startApi();
            ServiceProcess first = stack.startWorker();
            ServiceProcess second = stack.launchWorker(List.of(), other).awaitReady();
            Client client = stack.client("chooser");
            await().atMost(Duration.ofSeconds(20)).until(() -> models(client).contains("\"tuned\""));

            String base = client.create(Project.sample(), "model=base");
            String tuned = client.create(Project.sample(), "model=tuned");
            assertEquals("success", client.awaitEnd(base).path("status").asText());
            assertEquals("success", client.awaitEnd(tuned).path("status").asText());
            awaitRun(first, base);
            awaitRun(second, tuned);
            assertEquals(
                    client.transcript(base).path("text"),
                    client.transcript(tuned).path("text"));

            String message = assertThrows(
                            IllegalStateException.class, () -> client.create(Project.sample(), "model=medium"))
                    .getMessage();
            assertTrue(message.startsWith("422") && message.contains("[base, tuned]"), message);

            second.terminate();
            second.awaitEnd(Duration.ofSeconds(30));
            String waiting = client.create(Project.sample(), "model=tuned");
            for (int i = 0; i < 5; i++) {
                String next = client.create(Project.sample(), "model=base");
                assertEquals("success", client.awaitEnd(next).path("status").asText());
            }
            assertEquals("pending", client.status(waiting).path("status").asText());
            ServiceProcess again = stack.launchWorker(List.of(), other).awaitReady();
            assertEquals("success", client.awaitEnd(waiting).path("status").asText());
            awaitRun(again, waiting);
            assertFalse(ran(first, waiting));
        }
    }

    private static String models(Client client) {
        return client.call("GET", "/api/models", "").body();
    }
}
