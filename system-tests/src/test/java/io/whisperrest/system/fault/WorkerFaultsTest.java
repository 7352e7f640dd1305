package io.whisperrest.system.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.system.agent.AgentJar;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Recordings;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that crash, freeze and stop in the middle of a long recording. */
@Tag("slow")
@Order(Integer.MAX_VALUE)
class WorkerFaultsTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int REPEATS = 6;

    @TempDir
    private static Path directory;

    private static Stack stack;
    private static Client client;
    private static Path recording;
    private static String undisturbed;

    private ServiceProcess worker;

    @BeforeAll
    static void start() {
        stack = new Stack(directory.resolve("data"));
        stack.startApi();
        client = stack.client("faults");
        recording = new Recordings(directory).repeated(REPEATS);
        try (ServiceProcess quiet = stack.startWorker()) {
            undisturbed = client.awaitEnd(client.transcribe(recording, "en"))
                    .path("result")
                    .asText();
            assertTrue(quiet.isAlive());
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void startWorker() {
        worker = stack.startWorker();
    }

    @AfterEach
    void stopWorker() {
        worker.close();
    }

    /** A long task with some committed windows. */
    private String aTaskInTheMiddle() {
        String id = client.transcribe(recording, "en");
        await().atMost(LONG).until(() -> client.status(id).path("progress").asDouble() > 0.1);
        return id;
    }

    private static void assertUndisturbed(String id, int crashes) {
        JsonNode status = client.awaitEnd(id);
        assertEquals("success", status.path("status").asText());
        assertEquals(undisturbed, status.path("result").asText());
        JsonNode task = client.task(id);
        assertEquals(0, task.path("attempts").asInt());
        assertEquals(crashes, task.path("crashes").asInt());
    }

    @Test
    void anotherWorkerContinuesAfterTheLastWindowOfAKilledWorker() {
        try (ServiceProcess other = stack.startWorker()) {
            String id = aTaskInTheMiddle();
            double before = client.status(id).path("progress").asDouble();
            worker.kill9();
            assertEquals("pending", client.status(id).path("status").asText());
            assertTrue(client.status(id).path("progress").asDouble() >= before);
            assertTrue(other.isAlive());
            JsonNode ended = client.awaitEnd(id);
            assertEquals("success", ended.path("status").asText());
            assertEquals(undisturbed, ended.path("result").asText());
            assertEquals(0, client.task(id).path("attempts").asInt());
        }
    }

    @Test
    void aRestartedWorkerContinuesAndTheCrashIsNotAFailedAttempt() {
        String id = aTaskInTheMiddle();
        worker.kill9();
        worker = stack.startWorker();
        assertUndisturbed(id, 1);
    }

    @Test
    void aWorkerThatDiesBetweenClaimAndFenceCostsOnlyItsLease() {
        worker.close();
        String flag = AgentJar.flag(directory.resolve("agent"), DeathAtFenceAgent.class, DeathAtFenceAdvice.class);
        ServiceProcess dying = stack.launchWorker(List.of(flag), Map.of()).awaitReady();
        String id = client.transcribe(recording, "en");
        assertEquals(137, dying.awaitEnd(Duration.ofSeconds(30)));
        assertEquals("pending", client.status(id).path("status").asText());
        worker = stack.startWorker();
        assertUndisturbed(id, 0); // the recording was never touched, so the task is not charged with a crash
    }

    @Test
    void threeStopsAndAKillCountAsOneCrashAtMost() {
        String id = aTaskInTheMiddle();
        for (int i = 0; i < 3; i++) {
            worker.terminate();
        }
        worker.kill9();
        worker = stack.startWorker();
        JsonNode ended = client.awaitEnd(id);
        assertEquals(undisturbed, ended.path("result").asText());
        JsonNode task = client.task(id);
        assertEquals(0, task.path("attempts").asInt());
        assertTrue(task.path("crashes").asInt() <= 1, task::toString);
    }

    @Test
    void aShortFreezeCostsNothing() throws InterruptedException {
        String id = aTaskInTheMiddle();
        worker.freeze();
        Thread.sleep(1300);
        worker.thaw();
        assertUndisturbed(id, 0);
    }

    @Test
    void aWorkerFrozenForTwoLeasesIsRejectedAsALateWriter() throws InterruptedException {
        String id = aTaskInTheMiddle();
        worker.freeze();
        try (ServiceProcess other = stack.startWorker()) {
            Thread.sleep(4000);
            worker.thaw();
            assertUndisturbed(id, 1);
            assertTrue(other.isAlive());
        }
        assertTrue(worker.isAlive());
    }

    @Test
    void aWipedRedisLosesNothing() {
        String id = aTaskInTheMiddle();
        String waiting = client.transcribe(recording, "en");
        stack.redis().command("FLUSHALL");
        assertUndisturbed(id, 0);
        assertUndisturbed(waiting, 0);
    }

    @Test
    void aKilledRedisLosesNothingThatIsInItsFile() {
        String id = aTaskInTheMiddle();
        stack.redis().kill9();
        stack.redis().restart();
        assertUndisturbed(id, 0);
    }

    @Test
    void aStoppedWorkerReleasesItsTaskWhichResumesFirst() {
        String id = aTaskInTheMiddle();
        worker.terminate();
        assertEquals(143, worker.awaitEnd(Duration.ofSeconds(30)));
        JsonNode task = client.task(id);
        if (!task.path("status").asText().equals("success")) { // a fast machine may finish within the grace period
            assertEquals("queued", task.path("status").asText());
            String other = client.transcribe(recording, "en");
            worker = stack.startWorker();
            await().atMost(LONG)
                    .until(() -> client.status(id).path("stage").asText().equals("transcribing")
                            || client.status(id).path("status").asText().equals("success"));
            assertUndisturbed(id, 0);
            assertUndisturbed(other, 0);
        }
    }

    @Test
    void aCancelledTaskStopsItsEngineAndStaysCancelled() {
        String id = aTaskInTheMiddle();
        assertEquals(200, client.cancel(id));
        assertEquals(200, client.cancel(id));
        JsonNode status = client.status(id);
        assertEquals("failure", status.path("status").asText());
        assertEquals("cancelled", status.path("error_code").asText());
        String next = client.transcribe(recording, "en");
        assertUndisturbed(next, 0);
        assertEquals(
                status.path("progress"),
                client.status(id).path("progress"),
                "no window was committed after the cancel");
    }
}
