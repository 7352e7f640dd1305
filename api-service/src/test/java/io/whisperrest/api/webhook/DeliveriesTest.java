package io.whisperrest.api.webhook;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.webhook.WebhookEventRepository;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries about ended tasks, to well-behaved and to misbehaving receivers. */
@ApiTest
@QuarkusTestResource(Receiver.class)
class DeliveriesTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Database database;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private record Made(String id, String secret) {}

    private Made webhook(String path, String include) {
        var made = account.request()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "url",
                        Receiver.url(path),
                        "events",
                        List.of("task.succeeded", "task.cancelled"),
                        "include",
                        include))
                .post("/api/webhooks")
                .then()
                .statusCode(201);
        return new Made(made.extract().path("id"), made.extract().path("secret"));
    }

    private String task() {
        return account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private String cancelledTask() {
        String id = task();
        account.request().post("/api/tasks/" + id + "/cancel").then().statusCode(200);
        return id;
    }

    /** Creates a task as a worker finishes it, with one segment of that text. */
    private String finishedTask(String text) {
        String id = task();
        database.write(handle -> {
            handle.createUpdate("UPDATE task SET status = 'SUCCESS', windows_total = 1, windows_done = 1,"
                            + " started_at = 1, finished_at = 2, audio_ms = 1000 WHERE id = :id")
                    .bind("id", id)
                    .execute();
            handle.createUpdate("INSERT INTO segment (task_id, seq, window_index, window_start_ms, fence, start_ms,"
                            + " end_ms, text) VALUES (:id, 0, 0, 0, 1, 0, 1000, :text)")
                    .bind("id", id)
                    .bind("text", text)
                    .execute();
            WebhookEventRepository.taskEnded(handle, id, TaskStatus.SUCCESS, System.currentTimeMillis());
            return true;
        });
        return id;
    }

    private List<Receiver.Call> await(String path, int calls) {
        Awaitility.await().atMost(LIMIT).until(() -> Receiver.calls(path).size() >= calls);
        return Receiver.calls(path);
    }

    private void awaitState(String webhook, String state) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> account.request()
                        .get("/api/webhooks/" + webhook + "/deliveries")
                        .path("items[0].state")
                        .equals(state));
    }

    @Test
    void deliversASignedEventWithTheTaskWhenItEnds() throws Exception {
        String path = Receiver.path(Receiver.status(200));
        Made webhook = webhook(path, "none");
        String task = cancelledTask();
        Receiver.Call call = await(path, 1).get(0);
        new Webhook(webhook.secret()).verify(call.body(), call.headers());
        JsonNode said = JSON.readTree(call.body());
        assertEquals("task.cancelled", said.path("type").asText());
        assertTrue(Instant.parse(said.path("timestamp").asText()).isBefore(Instant.now()));
        assertEquals(task, said.path("data").path("task").path("id").asText());
        assertEquals("cancelled", said.path("data").path("task").path("status").asText());
        assertTrue(
                said.path("data").has("text") && said.path("data").path("text").isNull());
        assertFalse(said.path("data").has("truncated"));
        assertEquals("application/json", call.header("Content-Type"));
        awaitState(webhook.id(), "delivered");
        account.request()
                .get("/api/tasks/" + task + "/deliveries")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(call.header("webhook-id")))
                .body("items[0].event", equalTo("task.cancelled"))
                .body("items[0].taskId", equalTo(task))
                .body("items[0].attempts[0].statusCode", equalTo(200));
        account.request().get("/api/webhooks/" + webhook.id()).then().body("failuresInRow", equalTo(0));
        TestAccount.register()
                .request()
                .get("/api/tasks/" + task + "/deliveries")
                .then()
                .statusCode(404);
    }

    @Test
    void includesTextAndTranscriptWhenRequestedAndSmallEnough() throws Exception {
        String text = Receiver.path(Receiver.status(200));
        String transcript = Receiver.path(Receiver.status(200));
        webhook(text, "text");
        webhook(transcript, "transcript");
        finishedTask("Добрый день.");
        JsonNode short1 = JSON.readTree(await(text, 1).get(0).body()).path("data");
        assertEquals("Добрый день.", short1.path("text").asText());
        assertTrue(short1.path("transcript").isNull());
        JsonNode short2 = JSON.readTree(await(transcript, 1).get(0).body()).path("data");
        assertEquals(
                "Добрый день.",
                short2.path("transcript").path("segments").path(0).path("text").asText());
        finishedTask("a".repeat(600_000));
        JsonNode long1 = JSON.readTree(await(text, 2).get(1).body()).path("data");
        assertEquals(600_000, long1.path("text").asText().length());
        assertFalse(long1.has("truncated"));
        JsonNode long2 = JSON.readTree(await(transcript, 2).get(1).body()).path("data");
        assertTrue(long2.path("truncated").asBoolean());
        assertTrue(long2.path("transcript").isNull());
        assertEquals(600_000, long2.path("text").asText().length());
        finishedTask("a".repeat(1_100_000));
        String huge = await(text, 3).get(2).body();
        assertTrue(huge.length() < 10_000);
        assertTrue(JSON.readTree(huge).path("data").path("truncated").asBoolean());
    }

    @Test
    void retriesWithTheSameBytesUnderTheSameId() throws Exception {
        String path = Receiver.path(Receiver.status(503));
        Made webhook = webhook(path, "none");
        cancelledTask();
        await(path, 1);
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> account.request()
                        .get("/api/webhooks/" + webhook.id())
                        .then()
                        .body("failuresInRow", equalTo(1)));
        Receiver.change(path, Receiver.status(200));
        List<Receiver.Call> calls = await(path, 2);
        assertEquals(calls.get(0).body(), calls.get(1).body());
        assertEquals(calls.get(0).header("webhook-id"), calls.get(1).header("webhook-id"));
        assertNotEquals(calls.get(0).header("webhook-timestamp"), calls.get(1).header("webhook-timestamp"));
        new Webhook(webhook.secret()).verify(calls.get(1).body(), calls.get(1).headers());
        awaitState(webhook.id(), "delivered");
        account.request()
                .get("/api/webhooks/" + webhook.id() + "/deliveries")
                .then()
                .body("items[0].attempts", hasSize(2))
                .body("items[0].attempts.statusCode", equalTo(List.of(503, 200)));
    }

    @Test
    void aRedirectToAnInternalAddressIsNotFollowed() {
        String inner = Receiver.path(Receiver.status(200));
        String path = Receiver.path(exchange -> {
            exchange.getResponseHeaders().add("Location", Receiver.url(inner));
            exchange.sendResponseHeaders(302, -1);
        });
        Made webhook = webhook(path, "none");
        cancelledTask();
        await(path, 1);
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> account.request()
                        .get("/api/webhooks/" + webhook.id() + "/deliveries")
                        .then()
                        .body("items[0].attempts", not(empty()))
                        .body("items[0].attempts.statusCode", everyItem(equalTo(302)))
                        .body("items[0].state", equalTo("pending")));
        assertEquals(0, Receiver.calls(inner).size());
    }

    @Test
    void aRejectedDeliveryFailsAtOnceAndCanBeReplayed() throws Exception {
        String path = Receiver.path(Receiver.status(400));
        Made webhook = webhook(path, "none");
        String task = cancelledTask();
        awaitState(webhook.id(), "failed");
        Receiver.change(path, Receiver.status(200));
        String id = account.request()
                .get("/api/webhooks/" + webhook.id() + "/deliveries")
                .path("items[0].id");
        account.request()
                .post("/api/webhooks/" + webhook.id() + "/deliveries/" + id + "/replay")
                .then()
                .statusCode(202)
                .body("id", equalTo(id));
        await(path, 2);
        awaitState(webhook.id(), "delivered");
        account.request()
                .post("/api/tasks/" + task + "/deliveries/" + id + "/replay")
                .then()
                .statusCode(202);
        List<Receiver.Call> calls = await(path, 3);
        Set<String> ids = new HashSet<>();
        calls.forEach(call -> ids.add(call.header("webhook-id") + call.body()));
        assertEquals(1, ids.size());
        new Webhook(webhook.secret()).verify(calls.get(2).body(), calls.get(2).headers());
    }

    @Test
    void goneEndsDeliveriesUntilResumedAndRetryAfterDelaysThem() {
        String gone = Receiver.path(Receiver.status(410));
        Made webhook = webhook(gone, "none");
        String busy = Receiver.path(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "1800");
            exchange.sendResponseHeaders(429, -1);
        });
        Made waiting = webhook(busy, "none");
        cancelledTask();
        awaitState(webhook.id(), "failed");
        account.request()
                .get("/api/webhooks/" + webhook.id())
                .then()
                .body("paused", equalTo(true))
                .body("pauseReason", equalTo("gone"));
        await(busy, 1);
        Awaitility.await().atMost(LIMIT).until(() -> {
            String next = account.request()
                    .get("/api/webhooks/" + waiting.id() + "/deliveries")
                    .path("items[0].nextAttemptAt");
            return next != null && Instant.parse(next).isAfter(Instant.now().plusSeconds(1700));
        });
        Receiver.change(gone, Receiver.status(200));
        cancelledTask();
        awaitState(webhook.id(), "pending");
        account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("enabled", true))
                .patch("/api/webhooks/" + webhook.id())
                .then()
                .body("paused", equalTo(false));
        await(gone, 2);
        awaitState(webhook.id(), "delivered");
    }

    @Test
    void aHangingReceiverGetsTwoCallsAtOnceAndDelaysNoOther() {
        CountDownLatch held = new CountDownLatch(1);
        String hanging = Receiver.path(exchange -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
        });
        String quick = Receiver.path(Receiver.status(200));
        webhook(hanging, "none");
        webhook(quick, "none");
        for (int i = 0; i < 5; i++) {
            cancelledTask();
        }
        await(quick, 5);
        assertEquals(2, Receiver.calls(hanging).size());
        held.countDown();
        await(hanging, 5);
    }

    @Test
    void aResponseOfTenMegabytesIsNotRead() {
        String path = Receiver.path(exchange -> {
            exchange.sendResponseHeaders(200, 10_000_000);
            exchange.getResponseBody().write(new byte[10_000_000]);
        });
        Made webhook = webhook(path, "none");
        cancelledTask();
        awaitState(webhook.id(), "delivered");
    }

    @Test
    void aTaskMayHaveItsOwnUrlOnceTheAccountHasASecret() throws Exception {
        String path = Receiver.path(Receiver.status(200));
        var asked = account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .multiPart("webhookUrl", Receiver.url(path));
        asked.post("/api/tasks").then().statusCode(422).body("code", equalTo("webhook_secret_missing"));
        account.request().get("/api/tasks").then().body("items", hasSize(0));
        String secret = account.request().post("/api/account/webhook-secret").path("secret");
        account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .multiPart("webhookUrl", "http://127.0.0.2:" + Receiver.port() + path)
                .post("/api/tasks")
                .then()
                .statusCode(422)
                .body("code", equalTo("url_refused"))
                .body("field", equalTo("webhookUrl"));
        String task = account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .multiPart("webhookUrl", Receiver.url(path))
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        account.request().post("/api/tasks/" + task + "/cancel").then().statusCode(200);
        Receiver.Call call = await(path, 1).get(0);
        new Webhook(secret).verify(call.body(), call.headers());
        account.request()
                .get("/api/tasks/" + task + "/deliveries")
                .then()
                .body("items", hasSize(1))
                .body("items[0].event", equalTo("task.cancelled"));
    }

    @Test
    void listsDeliveriesPageByPage() {
        String path = Receiver.path(Receiver.status(200));
        Made webhook = webhook(path, "none");
        for (int i = 0; i < 5; i++) {
            account.request()
                    .post("/api/webhooks/" + webhook.id() + "/test")
                    .then()
                    .statusCode(200);
        }
        String list = "/api/webhooks/" + webhook.id() + "/deliveries";
        Set<String> seen = new HashSet<>();
        String cursor = null;
        int pages = 0;
        do {
            var asked = account.request().queryParam("limit", 2);
            var page = (cursor == null ? asked : asked.queryParam("cursor", cursor))
                    .get(list)
                    .then()
                    .statusCode(200)
                    .body("items.event", everyItem(equalTo("webhook.test")))
                    .extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
            pages++;
        } while (cursor != null);
        assertEquals(5, seen.size());
        assertEquals(3, pages);
        account.request()
                .queryParam("cursor", "forged")
                .get(list)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
        account.request().queryParam("limit", 101).get(list).then().statusCode(422);
    }
}
