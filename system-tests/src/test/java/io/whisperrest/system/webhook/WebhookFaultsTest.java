package io.whisperrest.system.webhook;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/** Webhooks from the end of a real task to a receiver that uses the official library. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class WebhookFaultsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final List<String> FORBIDDEN = List.of(
            "http://127.0.0.1:%d/x",
            "http://localhost:%d/x",
            "http://[::1]:%d/x",
            "http://[::ffff:127.0.0.1]:%d/x",
            "http://[64:ff9b::127.0.0.1]:%d/x",
            "http://2130706433:%d/x",
            "http://0x7f000001:%d/x",
            "http://0177.0.0.1:%d/x",
            "http://127.1:%d/x",
            "http://0.0.0.0:%d/x",
            "http://10.0.0.1:%d/x",
            "http://169.254.169.254:%d/latest/meta-data/");

    @TempDir
    private Path directory;

    private static Map<String, String> open(Receiver receiver) {
        return Map.of(
                "WEBHOOK_ALLOW_HTTP",
                "true",
                "WEBHOOK_ALLOWED_NETWORKS",
                "127.0.0.0/8",
                "WEBHOOK_PORTS",
                "443,8443," + receiver.port());
    }

    private static HttpResponse<String> post(Stack stack, Client client, String path, String body) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(stack.url() + path))
                                    .header("Authorization", "Bearer " + client.token())
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the webhook's secret */
    private static String webhook(Stack stack, Client client, String url) {
        HttpResponse<String> made = post(
                stack,
                client,
                "/api/webhooks",
                "{\"url\":\"" + url + "\",\"events\":[\"task.succeeded\",\"task.failed\"],\"include\":\"text\"}");
        assertEquals(201, made.statusCode(), made.body());
        return read(made.body()).path("secret").asText();
    }

    @Test
    void theOfficialLibraryVerifiesTheWebhookOfARealTask() throws Exception {
        try (Receiver receiver = new Receiver();
                Stack stack = new Stack(directory, open(receiver))) {
            ServiceProcess api = stack.startApi();
            ServiceProcess worker = stack.startWorker();
            Client client = stack.client("receiver");
            String secret = webhook(stack, client, receiver.url("/in"));
            String id = client.transcribe(Project.sample(), "en");
            await().atMost(LONG).until(() -> !receiver.calls("/in").isEmpty());
            Receiver.Call call = receiver.calls("/in").get(0);
            new Webhook(secret).verify(call.body(), call.headers());
            JsonNode said = read(call.body());
            assertEquals("task.succeeded", said.path("type").asText());
            assertEquals(client.task(id), said.path("data").path("task"), "the task as the API shows it to its owner");
            assertTrue(said.path("data").path("text").asText().contains("speech to text"));
            Path text = directory.resolve("no-audio.wav");
            Files.write(text, "RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1));
            client.transcribe(text, "en");
            await().atMost(LONG).until(() -> receiver.calls("/in").size() == 2);
            Receiver.Call failed = receiver.calls("/in").get(1);
            new Webhook(secret).verify(failed.body(), failed.headers());
            assertEquals("task.failed", read(failed.body()).path("type").asText());
            assertFalse((api.log() + worker.log()).contains(secret.substring(6)));
        }
    }

    @Test
    void aHangingReceiverDelaysNoTaskAndItsCallSurvivesACrashOfTheApi() {
        try (Receiver receiver = new Receiver();
                Stack stack = new Stack(directory, open(receiver))) {
            ServiceProcess api = stack.startApi();
            stack.startWorker();
            Client client = stack.client("hanging");
            long before = lengthOf(client, 3);
            webhook(stack, client, receiver.url("/hang"));
            receiver.hang();
            long hanging = lengthOf(client, 3);
            System.out.println("webhooks: three tasks took " + before + " ms without a webhook, " + hanging
                    + " ms with a hanging one");
            await().atMost(LONG).until(() -> receiver.calls("/hang").size() >= 2);
            assertTrue(receiver.calls("/hang").size() <= 3, "at most two calls at once");
            List<String> delivered = new ArrayList<>(
                    receiver.calls("/hang").stream().map(Receiver.Call::id).toList());
            api.kill9();
            receiver.answer();
            stack.startApi();
            await().atMost(LONG)
                    .until(() -> delivered.stream()
                            .allMatch(id -> receiver.calls("/hang").stream()
                                            .filter(call -> call.id().equals(id))
                                            .count()
                                    >= 2));
            long bodies = receiver.calls("/hang").stream()
                    .filter(call -> delivered.contains(call.id()))
                    .map(call -> call.id() + call.body())
                    .distinct()
                    .count();
            assertEquals(delivered.stream().distinct().count(), bodies, "the same bytes under the same id");
        }
    }

    /** Time from the first upload to the last end in ms, one task after the other. */
    private static long lengthOf(Client client, int tasks) {
        long began = System.nanoTime();
        for (int i = 0; i < tasks; i++) {
            String id = client.transcribe(Project.sample(), "en");
            assertEquals("success", client.awaitEnd(id).path("status").asText());
        }
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Test
    void noSpellingOfAnInnerAddressReachesAnInnerListener() {
        try (Receiver inner = new Receiver();
                Stack stack = new Stack(
                        directory, Map.of("WEBHOOK_ALLOW_HTTP", "true", "WEBHOOK_PORTS", "443,8443," + inner.port()))) {
            stack.startApi();
            Client client = stack.client("curious");
            for (String form : FORBIDDEN) {
                String url = String.format(form, inner.port());
                HttpResponse<String> answer =
                        post(stack, client, "/api/webhooks", "{\"url\":\"" + url + "\",\"events\":[\"task.failed\"]}");
                assertEquals(422, answer.statusCode(), url);
                assertEquals("url_refused", read(answer.body()).path("code").asText(), url);
            }
            assertEquals(List.of(), inner.calls("/x"), "calls to the inner listener");
        }
    }
}
