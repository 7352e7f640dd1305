package io.whisperrest.system.memory;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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

/** The memory limits that the README promises. */
@Tag("slow")
class MemoryTest {
    private static final int API_MIB = 350;
    private static final int WORKER_MIB = 900;
    // 10.5 s each with the padding of MP3; the total is just below the limit
    private static final int REPEATS_OF_SIX_HOURS = 2040;
    private static final int GROWTH_MIB = 300;

    @TempDir
    private static Path directory;

    private static Stack stack;
    private static ServiceProcess api;
    private static ServiceProcess worker;
    private static Client client;

    @BeforeAll
    static void start() {
        stack = new Stack(directory.resolve("data"));
        api = stack.startApi();
        worker = stack.startWorker();
        client = stack.client("memory");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void assertTheSampleIsRecognised() {
        String id = client.transcribe(Project.sample(), "en");
        assertEquals("success", client.awaitEnd(id).path("status").asText());
    }

    @Test
    void idleServicesStayWithinTheirMemory() {
        long idleApi = api.residentMiB();
        assertTheSampleIsRecognised();
        long idleWorker = worker.residentMiB();
        System.out.println(
                "memory: api-service " + idleApi + " MiB, worker-service with base and 2 slots " + idleWorker + " MiB");
        assertTrue(idleApi <= API_MIB, () -> idleApi + " MiB");
        assertTrue(idleWorker <= WORKER_MIB, () -> idleWorker + " MiB");
    }

    @Test
    void sixHoursOfAudioDoNotCrashTheWorker() {
        String id = client.transcribe(sixHours(), "en");
        await().atMost(Duration.ofMinutes(6))
                .until(() -> !client.status(id).path("duration").isNull()
                        || !client.status(id).path("status").asText().equals("pending"));
        System.out.println("memory: worker-service with six hours decoded " + worker.residentMiB() + " MiB");
        assertEquals(6 * 3600, client.status(id).path("duration").asDouble(), 300);
        assertEquals(200, client.cancel(id));
        assertTheSampleIsRecognised();
        assertEquals("cancelled", client.status(id).path("error_code").asText());
        assertTrue(worker.isAlive());
        assertFalse(worker.log().contains("OutOfMemory"));
    }

    @Test
    void tenHoursOfSilenceInAFewMegabytesStopAtTheLimit() {
        Recordings recordings = new Recordings(directory);
        Path minutes = recordings.make(
                "silence.m4a",
                List.of("-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono:d=600", "-c:a", "aac", "-b:a", "8k"));
        Path bomb = recordings.make("bomb.m4a", List.of("-stream_loop", "59", "-i", minutes.toString(), "-c", "copy"));
        try (Stack own = new Stack(directory.resolve("strict"))) {
            own.startApi();
            ServiceProcess strict = own.launchWorker(List.of(), Map.of("AUDIO_MAX_DURATION", "1H"))
                    .awaitReady();
            Client sender = own.client("bomber");
            long before = strict.residentMiB();
            JsonNode status = sender.awaitEnd(sender.transcribe(bomb, "en"));
            long growth = strict.peakMiB() - before;
            System.out.println("ten hours of silence: " + bomb.toFile().length() / 1024 + " KiB, worker grew by "
                    + growth + " MiB");
            assertEquals("audio_too_long", status.path("error_code").asText());
            assertTrue(growth <= GROWTH_MIB, () -> growth + " MiB");
        }
    }

    private static Path sixHours() {
        Recordings recordings = new Recordings(directory);
        Path once = recordings.as("once.mp3", "-c:a", "libmp3lame", "-ar", "16000", "-ac", "1", "-b:a", "24k");
        String more = Integer.toString(REPEATS_OF_SIX_HOURS - 1);
        return recordings.make("six-hours.mp3", List.of("-stream_loop", more, "-i", once.toString(), "-c", "copy"));
    }
}
