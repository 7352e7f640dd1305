package io.whisperrest.system.memory;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Recordings;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory that the README promises to suffice. */
@Tag("slow")
class MemoryTest {
    private static final int API_MIB = 350;
    private static final int WORKER_MIB = 900;
    private static final int REPEATS_OF_AN_HOUR = 344; // 10.48 s each

    @TempDir
    private static Path directory;

    private static Stack stack;
    private static ServiceProcess api;
    private static ServiceProcess worker;
    private static Client client;

    @BeforeAll
    static void start() {
        stack = new Stack(directory.resolve("data"));
        api = stack.startApi(JvmFlags.of("API_JVM_FLAGS"));
        worker = stack.launchWorker(JvmFlags.of("WORKER_JVM_FLAGS"), Map.of()).awaitReady();
        client = stack.client("memory");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void assertTheSampleIsHeard() {
        String id = client.transcribe(Project.sample(), "en");
        assertEquals("success", client.whenOver(id).path("status").asText());
    }

    @Test
    void idleServicesStayWithinTheirMemory() {
        long idleApi = api.residentMiB();
        assertTheSampleIsHeard();
        long idleWorker = worker.residentMiB();
        System.out.println(
                "memory: api-service " + idleApi + " MiB, worker-service with base and 2 slots " + idleWorker + " MiB");
        assertTrue(idleApi <= API_MIB, () -> idleApi + " MiB");
        assertTrue(idleWorker <= WORKER_MIB, () -> idleWorker + " MiB");
    }

    @Test
    void anHourDoesNotEndTheWorker() {
        String id = client.transcribe(anHour(), "en");
        await().atMost(Duration.ofMinutes(4))
                .until(() -> !client.status(id).path("duration").isNull());
        System.out.println("memory: worker-service with an hour decoded " + worker.residentMiB() + " MiB");
        assertEquals(3600, client.status(id).path("duration").asDouble(), 30);
        assertEquals(200, client.cancel(id));
        assertTheSampleIsHeard();
        assertEquals("cancelled", client.status(id).path("error_code").asText());
        assertTrue(worker.isAlive());
        assertFalse(worker.log().contains("OutOfMemory"));
    }

    private static Path anHour() {
        Recordings recordings = new Recordings(directory);
        Path once = recordings.as("once.mp3", "-c:a", "libmp3lame", "-ar", "16000", "-ac", "1", "-b:a", "24k");
        String more = Integer.toString(REPEATS_OF_AN_HOUR - 1);
        return recordings.make("hour.mp3", List.of("-stream_loop", more, "-i", once.toString(), "-c", "copy"));
    }
}
