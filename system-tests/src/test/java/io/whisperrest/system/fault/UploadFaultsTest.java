package io.whisperrest.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Sounds;
import io.whisperrest.system.stack.Stack;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of recordings on their way in. */
@Tag("slow")
class UploadFaultsTest {
    private static final int UPLOADS = 50;
    private static final int AT_ONCE = 12;
    private static final int BYTES = 2 * 1024 * 1024;
    /** Fifty of these are four times the heap a service of the tests has. */
    private static final int REFUSED_BYTES = 20 * 1024 * 1024;

    @TempDir
    private Path directory;

    private final AtomicInteger broken = new AtomicInteger();

    @Test
    void p08EachUploadIsATaskOnceThoughTheApiDiesBetween() throws Exception {
        try (Stack stack = new Stack(directory.resolve("data"))) {
            ServiceProcess api = stack.startApi();
            Client client = stack.client("persistent");
            CountDownLatch some = new CountDownLatch(AT_ONCE);
            ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
            Map<String, String> sent = new HashMap<>();
            try {
                List<Future<String>> tasks = new ArrayList<>();
                for (int i = 0; i < UPLOADS; i++) {
                    Path file = Sounds.noise(directory.resolve(i + ".wav"), BYTES + i);
                    tasks.add(senders.submit(() -> {
                        String id = sendUntilAccepted(client, file);
                        some.countDown();
                        return id;
                    }));
                }
                assertTrue(some.await(60, TimeUnit.SECONDS));
                api.kill9();
                stack.startApi();
                for (int i = 0; i < UPLOADS; i++) {
                    sent.put(tasks.get(i).get(2, TimeUnit.MINUTES), Sounds.sha256(directory.resolve(i + ".wav")));
                }
            } finally {
                senders.shutdownNow();
            }
            assertTrue(broken.get() > 0, "nothing was on its way when the API died");
            assertEquals(sent, tasksOf(client));
            System.out.println(
                    "P08: " + UPLOADS + " uploads, " + broken + " bodies cut by the death, each a task once");
        }
    }

    @Test
    void refusedBodiesAreForgottenThoughTheirSendersGoOn() throws Exception {
        try (Stack stack = new Stack(directory.resolve("data"))) {
            ServiceProcess api = stack.startApi();
            Client client = stack.client("hasty");
            Path file = Sounds.noise(directory.resolve("long.wav"), REFUSED_BYTES);
            ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
            try {
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < UPLOADS; i++) {
                    answers.add(senders.submit(
                            () -> client.tryCreate(file, "a key with spaces").statusCode()));
                }
                for (Future<Integer> answer : answers) {
                    assertEquals(400, answer.get(1, TimeUnit.MINUTES));
                }
            } finally {
                senders.shutdownNow();
            }
            assertFalse(api.log().contains("OutOfMemoryError"));
        }
    }

    /** As a careful program does: the same key until there is an answer. */
    private String sendUntilAccepted(Client client, Path file) {
        String key = UUID.randomUUID().toString();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> trySend(client, file, key), id -> !id.isEmpty());
    }

    private String trySend(Client client, Path file, String key) {
        try {
            HttpResponse<String> answer = client.tryCreate(file, key);
            assertTrue(List.of(202, 409).contains(answer.statusCode()), answer.body());
            return answer.statusCode() == 202 ? Client.json(answer).path("id").asText() : "";
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof ConnectException)) { // while it is away nothing can break
                broken.incrementAndGet();
            }
            return "";
        }
    }

    /** Hash of the audio by task. */
    private static Map<String, String> tasksOf(Client client) {
        Map<String, String> found = new HashMap<>();
        for (JsonNode task : client.tasks()) {
            found.put(
                    task.path("id").asText(), task.path("audio").path("sha256").asText());
        }
        return found;
    }
}
