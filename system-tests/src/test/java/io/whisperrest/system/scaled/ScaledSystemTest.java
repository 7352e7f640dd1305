package io.whisperrest.system.scaled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.system.client.NodeEnvironment;
import io.whisperrest.system.client.PythonEnvironment;
import io.whisperrest.system.dashboard.Programs;
import io.whisperrest.system.dashboard.Vitest;
import io.whisperrest.system.media.Words;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Recordings;
import io.whisperrest.system.stack.ScaledStack;
import io.whisperrest.system.stack.Sounds;
import io.whisperrest.system.walk.Walk;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL, S3, two API replicas behind a balancer and two workers, none of which share a folder. */
@Tag("slow")
@EnabledIfSystemProperty(named = "test.scaled", matches = "true")
class ScaledSystemTest {
    private static final int UPLOADS = 24;
    private static final int AT_ONCE = 6;
    private static final int BYTES = 2 * 1024 * 1024;
    private static final List<String> FLOWS = Stream.of("upload", "task", "editor", "links", "sessions", "frame")
            .map(name -> "e2e/flows/" + name + ".e2e.ts")
            .toList();

    @TempDir
    private static Path directory;

    private static ScaledStack stack;

    @BeforeAll
    static void start() {
        Programs.need("caddy");
        stack = new ScaledStack(
                directory.resolve("stack"),
                2,
                2,
                Map.of(
                        "LIMITS_REGISTRATION_NETWORK", "100000",
                        "LIMITS_REQUESTS_ADDRESS", "1000000",
                        "AUTH_REVOCATION_DELAY", "2S",
                        "DASHBOARD_DIR", Project.dashboard().toString()));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    private static Disturbance replacedReplicas() {
        return new Disturbance(stack::replaceOldest);
    }

    @Test
    void theWalkOfTheReadmePassesWhileReplicasAreReplaced() throws Exception {
        try (Disturbance replaced = replacedReplicas()) {
            for (int round = 0; round < 3 || replaced.times() < 2; round++) {
                String said = Walk.of("README.md")
                        .at(stack.url(), "walker" + round + "@example.org")
                        .run(directory.resolve("walk.log"));
                assertTrue(said.contains("\"status\":\"success\""), said);
            }
            System.out.println("walks of the README passed while " + replaced.times() + " replicas were replaced");
        }
    }

    @Test
    void openAisSdksPassWhileReplicasAreReplaced() throws Exception {
        Map<String, String> environment = Map.of(
                "API_URL", stack.url(),
                "API_TOKEN", stack.client("sdk").token(),
                "SAMPLE", Project.sample().toString(),
                "LONGER", new Recordings(directory).repeated(5).toString());
        try (Disturbance replaced = replacedReplicas()) {
            String python = new PythonEnvironment("requirements.txt").run("openai_sdk.py", environment);
            assertTrue(python.contains("OK"), python);
            String node = NodeEnvironment.run("openai_sdk.mjs", environment);
            assertTrue(node.contains("OK"), node);
            replaced.await(2);
            System.out.println("OpenAI's SDKs passed while " + replaced.times() + " replicas were replaced");
        }
    }

    @Test
    void sixFlowsOfTheDashboardPassWhileReplicasAreReplaced() throws Exception {
        Programs.needBrowser();
        Programs.need("espeak-ng");
        try (Disturbance replaced = replacedReplicas()) {
            assertEquals(0, Vitest.run(Map.of("STACK_URL", stack.url(), "STACK_WEBHOOK_PORT", "443"), "e2e", FLOWS));
            replaced.await(2);
            System.out.println("six files of flows passed while " + replaced.times() + " replicas were replaced");
        }
    }

    @Test
    void eachUploadBecomesOneTaskThoughReplicasCrash() throws Exception {
        Client client = stack.client("persistent");
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        Map<String, String> sent = new HashMap<>();
        try (Disturbance crashed = new Disturbance(stack::crashOldest)) {
            List<Path> files = new ArrayList<>();
            List<Future<String>> tasks = new ArrayList<>();
            for (int i = 0; i < UPLOADS; i++) {
                Path file = Sounds.noise(directory.resolve(i + ".wav"), BYTES + i);
                files.add(file);
                tasks.add(senders.submit(() -> sendUntilAccepted(client, file)));
            }
            for (int i = 0; i < UPLOADS; i++) {
                sent.put(tasks.get(i).get(3, TimeUnit.MINUTES), Sounds.sha256(files.get(i)));
            }
            crashed.await(2);
        } finally {
            senders.shutdownNow();
        }
        assertEquals(sent, tasksOf(client));
        for (String id : sent.keySet()) {
            assertEquals("success", client.awaitEnd(id).path("status").asText());
        }
    }

    private static Map<String, String> tasksOf(Client client) {
        Map<String, String> tasks = new HashMap<>();
        for (JsonNode task : client.tasks()) {
            tasks.put(
                    task.path("id").asText(), task.path("audio").path("sha256").asText());
        }
        return tasks;
    }

    /** Repeats with the same key until the task is accepted, as a careful client does. */
    private static String sendUntilAccepted(Client client, Path file) {
        String key = UUID.randomUUID().toString();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> trySend(client, file, key), id -> !id.isEmpty());
    }

    private static String trySend(Client client, Path file, String key) {
        try {
            HttpResponse<String> answer = client.tryCreate(file, key);
            assertTrue(List.of(202, 409, 502, 503).contains(answer.statusCode()), answer.body());
            return answer.statusCode() == 202 ? Client.json(answer).path("id").asText() : "";
        } catch (UncheckedIOException e) {
            return ""; // cut off by the crash
        }
    }

    @Test
    void aTokenOfOneReplicaIsValidOnTheOthers() {
        Client client = stack.client("everywhere");
        for (int i = 0; i < 6; i++) {
            assertEquals(200, client.call("GET", "/api/session", "").statusCode());
        }
        String id = client.transcribe(Project.sample(), "en");
        String text = client.awaitEnd(id).path("result").asText();
        assertTrue(Words.distance(Words.expected(), text) <= 2, text);
        stack.replaceOldest();
        stack.replaceOldest();
        assertEquals(200, client.call("GET", "/api/session", "").statusCode());
    }
}
