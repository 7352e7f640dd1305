package io.whisperrest.system.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import io.whisperrest.testing.RedisSentinel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis dies, and Sentinel makes its replica the primary. */
@Tag("slow")
class SentinelTest {
    @TempDir
    private Path directory;

    @Test
    void tasksAcceptedWhileRedisFailsOverEnd() {
        try (RedisSentinel sentinel = new RedisSentinel();
                Stack stack = new Stack(directory.resolve("data"), Map.of("REDIS_URL", sentinel.url()))) {
            ServiceProcess api = stack.startApi();
            stack.startWorker();
            Client client = stack.client("failover");
            assertSucceeds(client, client.transcribe(Project.sample(), "en"));
            sentinel.primary().kill9();
            String meanwhile = client.transcribe(Project.sample(), "en");
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            String.valueOf(sentinel.replica().command("ROLE")).contains("master"));
            assertSucceeds(client, meanwhile);
            assertSucceeds(client, client.transcribe(Project.sample(), "en"));
            await().atMost(Duration.ofSeconds(30)).until(() -> !api.readiness().contains("degraded"));
            assertTrue(api.isAlive());
        }
    }

    private static void assertSucceeds(Client client, String id) {
        assertEquals("success", client.awaitEnd(id).path("status").asText());
    }
}
