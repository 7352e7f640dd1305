package io.whisperrest.api.task;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RawCall;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestBrowser;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Limits on waiting calls: a call beyond the limit creates no task. */
@ApiTest
class TaskWaitTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject
    Database database;

    @Inject
    TaskWait waits;

    @Test
    void rejectsAWaitBeyondTheLimitBeforeCreatingItsTask() throws Exception {
        TestAccount account = TestAccount.register();
        database.write(
                handle -> handle.execute("UPDATE app_user SET limits = '{\"maxWaits\":2}' WHERE id = ?", account.id()));
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> waiting = IntStream.range(0, 2)
                    .mapToObj(i -> callers.submit(() -> send(account, "wait=30")))
                    .toList();
            await().atMost(Duration.ofSeconds(20)).until(() -> tasks(account) == 2);
            account.request()
                    .header("Prefer", "wait=30")
                    .multiPart("file", "a.wav", RecognisedTask.WAV)
                    .post("/api/tasks")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "1")
                    .body("code", equalTo("too_many_waits"))
                    .body("maxWaits", equalTo(2));
            account.request() // a body that is no form would be a 400, had it been looked at
                    .header("Prefer", "wait=30")
                    .contentType("multipart/form-data; boundary=x")
                    .config(RestAssured.config()
                            .encoderConfig(EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)))
                    .body("no form")
                    .post("/api/tasks")
                    .then()
                    .statusCode(429);
            account.request()
                    .multiPart("file", "a.wav", RecognisedTask.WAV)
                    .multiPart("model", "whisper-1")
                    .multiPart("stream", "true")
                    .post("/v1/audio/transcriptions")
                    .then()
                    .statusCode(429)
                    .body("error.code", equalTo("rate_limit_exceeded"));
            account.request().get("/api/tasks").then().body("items", hasSize(2));
            assertEquals(202, send(account, "handling=strict"));
            cancelAll(account);
            for (Future<Integer> call : waiting) {
                assertEquals(202, call.get());
            }
            account.request()
                    .header("Prefer", "wait=1")
                    .multiPart("file", "a.wav", RecognisedTask.WAV)
                    .post("/api/tasks")
                    .then()
                    .statusCode(202);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aWaitEndsWithItsSession() throws Exception {
        TestAccount account = TestAccount.register();
        String id = RecognisedTask.made(account, "a.wav"); // no worker runs
        TestBrowser browser = TestBrowser.signedIn(account);
        ExecutorService callers = Executors.newSingleThreadExecutor();
        try {
            Future<Response> waiting = callers.submit(
                    () -> browser.request().header("Prefer", "wait=30").get("/api/tasks/" + id));
            await().atMost(Duration.ofSeconds(20)).until(() -> waits.held(account.id()) == 1);
            browser.copy().signOut().then().statusCode(204);
            waiting.get().then().statusCode(401).body("code", equalTo("session_ended"));
        } finally {
            callers.shutdownNow();
        }
    }

    /** Whether they hold threads is seen in the system test WaitingCallsTest. */
    @Test
    void hundredsOfWaitsLetOtherCallsPassAndEndWithTheirTask() throws Exception {
        TestAccount account = TestAccount.register();
        database.write(handle ->
                handle.execute("UPDATE app_user SET limits = '{\"maxWaits\":500}' WHERE id = ?", account.id()));
        String id = RecognisedTask.made(account, "a.wav"); // no worker runs
        List<CompletableFuture<HttpResponse<String>>> waiting =
                IntStream.range(0, 300).mapToObj(n -> waitFor(account, id)).toList();
        await().atMost(Duration.ofSeconds(30)).until(() -> waits.held(account.id()) == 300);
        account.request().get("/api/tasks/" + id).then().statusCode(200).body("status", equalTo("queued"));
        cancelAll(account);
        for (CompletableFuture<HttpResponse<String>> call : waiting) {
            String body = call.get(20, TimeUnit.SECONDS).body();
            assertTrue(body.contains("\"cancelled\""), body);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> waits.held(account.id()) == 0);
    }

    /** An event may get lost: the slow look at the database tells. */
    @Test
    void aWaitEndsWithoutAnEventToo() throws Exception {
        TestAccount account = TestAccount.register();
        String id = RecognisedTask.made(account, "a.wav"); // no worker runs
        CompletableFuture<HttpResponse<String>> waiting = waitFor(account, id);
        await().atMost(Duration.ofSeconds(20)).until(() -> waits.held(account.id()) == 1);
        database.write(
                handle -> handle.execute("UPDATE task SET status = 'CANCELLED', finished_at = 1 WHERE id = ?", id));
        HttpResponse<String> ended = waiting.get(20, TimeUnit.SECONDS);
        assertEquals(200, ended.statusCode());
        assertEquals("cancelled", JsonPath.from(ended.body()).getString("status"));
    }

    @Test
    void aWaitForADeletedTaskEndsAsNotFound() throws Exception {
        TestAccount account = TestAccount.register();
        String id = RecognisedTask.made(account, "a.wav"); // no worker runs
        CompletableFuture<HttpResponse<String>> waiting = waitFor(account, id);
        await().atMost(Duration.ofSeconds(20)).until(() -> waits.held(account.id()) == 1);
        account.request().delete("/api/tasks/" + id).then().statusCode(200);
        assertEquals(404, waiting.get(20, TimeUnit.SECONDS).statusCode());
    }

    @Test
    void aWaitEndsWhenItsCallerDisconnects() throws Exception {
        TestAccount account = TestAccount.register();
        String id = RecognisedTask.made(account, "a.wav"); // no worker runs
        Socket call = RawCall.get(account, "/api/tasks/" + id, "Prefer: wait=60");
        await().atMost(Duration.ofSeconds(20)).until(() -> waits.held(account.id()) == 1);
        call.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> waits.held(account.id()) == 0);
    }

    private static CompletableFuture<HttpResponse<String>> waitFor(TestAccount account, String id) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/tasks/" + id))
                .header("Authorization", "Bearer " + account.token())
                .header("Prefer", "wait=60")
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int send(TestAccount account, String prefer) {
        return account.request()
                .header("Prefer", prefer)
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .post("/api/tasks")
                .statusCode();
    }

    private static int tasks(TestAccount account) {
        return account.request().get("/api/tasks").<List<?>>path("items").size();
    }

    private static void cancelAll(TestAccount account) {
        List<String> ids = account.request().get("/api/tasks").path("items.id");
        ids.forEach(id ->
                account.request().post("/api/tasks/" + id + "/cancel").then().statusCode(200));
    }
}
