package io.whisperrest.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Sounds;
import io.whisperrest.system.stack.Stack;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
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

/** Uploads that break or are rejected halfway. */
@Tag("slow")
class UploadFaultsTest {
    private static final int UPLOADS = 50;
    private static final int AT_ONCE = 12;
    private static final int BYTES = 2 * 1024 * 1024;
    /** Fifty of these are four times the heap of a service in these tests. */
    private static final int REFUSED_BYTES = 20 * 1024 * 1024;

    @TempDir
    private Path directory;

    private final AtomicInteger broken = new AtomicInteger();
    private final CountDownLatch someTaken = new CountDownLatch(AT_ONCE);
    private final CountDownLatch oneHalfSent = new CountDownLatch(1);
    private final CountDownLatch died = new CountDownLatch(1);

    @Test
    void eachUploadBecomesOneTaskThoughTheApiCrashes() throws Exception {
        try (Stack stack = new Stack(directory.resolve("data"))) {
            ServiceProcess api = stack.startApi();
            Client client = stack.client("persistent");
            ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
            Map<String, String> sent = new HashMap<>();
            List<Path> files = new ArrayList<>();
            try {
                for (int i = 0; i < UPLOADS; i++) {
                    files.add(Sounds.noise(directory.resolve(i + ".wav"), BYTES + i));
                }
                List<Future<String>> tasks = new ArrayList<>();
                for (Path file : files) {
                    tasks.add(senders.submit(() -> {
                        String id = sendUntilAccepted(client, file);
                        someTaken.countDown();
                        return id;
                    }));
                }
                assertTrue(someTaken.await(60, TimeUnit.SECONDS));
                assertTrue(oneHalfSent.await(60, TimeUnit.SECONDS));
                api.kill9();
                died.countDown();
                stack.startApi();
                for (int i = 0; i < UPLOADS; i++) {
                    sent.put(tasks.get(i).get(2, TimeUnit.MINUTES), Sounds.sha256(files.get(i)));
                }
            } finally {
                senders.shutdownNow();
            }
            assertTrue(broken.get() > 0, "no upload was in progress when the API crashed");
            assertEquals(sent, tasksOf(client));
            System.out.println(
                    "crash of the API: " + UPLOADS + " uploads, " + broken + " interrupted, each became one task");
        }
    }

    @Test
    void rejectedBodiesTakeNoMemoryThoughTheirSendersContinue() throws Exception {
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

    /** Retries with the same key until the task is accepted, as a careful client does. */
    private String sendUntilAccepted(Client client, Path file) {
        String key = UUID.randomUUID().toString();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> trySend(client, file, key), id -> !id.isEmpty());
    }

    private String trySend(Client client, Path file, String key) {
        try {
            HttpResponse<String> answer = client.tryCreate(file, key, held(file));
            assertTrue(List.of(202, 409).contains(answer.statusCode()), answer.body());
            return answer.statusCode() == 202 ? Client.json(answer).path("id").asText() : "";
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof ConnectException)) { // while the API is down, no upload can be interrupted
                broken.incrementAndGet();
            }
            return "";
        }
    }

    /**
     * Once some uploads are accepted, one body pauses halfway until the API has crashed, so that the crash interrupts at least one
     * upload.
     */
    private HttpRequest.BodyPublisher held(Path file) {
        return HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> new HeldStream(file)),
                file.toFile().length());
    }

    private final class HeldStream extends FilterInputStream {
        private int sent;

        HeldStream(Path file) {
            super(open(file));
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (sent > BYTES / 2 && someTaken.getCount() == 0) {
                oneHalfSent.countDown();
                try {
                    died.await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
            }
            int read = super.read(bytes, offset, length);
            sent += read;
            return read;
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hash of the audio by task id. */
    private static Map<String, String> tasksOf(Client client) {
        Map<String, String> found = new HashMap<>();
        for (JsonNode task : client.tasks()) {
            found.put(
                    task.path("id").asText(), task.path("audio").path("sha256").asText());
        }
        return found;
    }
}
