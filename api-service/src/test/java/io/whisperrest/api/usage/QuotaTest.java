package io.whisperrest.api.usage;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user's quota is never exceeded, however many requests arrive at once. */
@ApiTest
class QuotaTest {
    private static final int BYTES = 40_000;
    private static final byte[] WAV =
            Arrays.copyOf("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1), BYTES);

    @Inject
    Database database;

    @Inject
    QuotaRepository quota;

    @TestHTTPResource("/api/tasks")
    URI tasks;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private void limits(String json) {
        database.write(handle -> handle.execute("UPDATE app_user SET limits = ? WHERE id = ?", json, account.id()));
    }

    private ValidatableResponse send() {
        return account.request()
                .contentType("audio/wav")
                .body(WAV)
                .post("/api/tasks")
                .then();
    }

    /** Sends without a declared length. */
    private int sendChunked() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(tasks)
                .header("Authorization", "Bearer " + account.token())
                .header("Content-Type", "audio/wav")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(WAV)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private List<Integer> twentyAtOnce(Callable<Integer> send) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(20);
        try {
            List<Future<Integer>> answers =
                    IntStream.range(0, 20).mapToObj(i -> senders.submit(send)).toList();
            return answers.stream().map(QuotaTest::get).toList();
        } finally {
            senders.shutdownNow();
        }
    }

    private static int get(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long sum(String sql) {
        return database.read(handle -> handle.createQuery(sql)
                .bind("user", account.id())
                .mapTo(Long.class)
                .one());
    }

    private long stored() {
        return sum("SELECT COALESCE(sum(audio_bytes), 0) FROM task WHERE user_id = :user AND audio_key IS NOT NULL");
    }

    private long reservations() {
        return sum("SELECT count(*) FROM usage WHERE user_id = :user AND state = 'RESERVED'");
    }

    @Test
    void twentyParallelUploadsNeverExceedTheStorageQuota() throws Exception {
        long quota = 7L * BYTES;
        limits("{\"storageBytes\":" + quota + "}");
        List<Integer> answers = twentyAtOnce(() -> send().extract().statusCode());
        assertTrue(answers.stream().allMatch(status -> status == 202 || status == 429), answers::toString);
        assertTrue(stored() <= quota, () -> stored() + " of " + quota);
        assertEquals(answers.stream().filter(status -> status == 202).count() * BYTES, stored());
        assertEquals(0, reservations());
        while (stored() < quota) {
            send().statusCode(202);
        }
        send().statusCode(429)
                .body("code", equalTo("quota_exceeded"))
                .body("quota", equalTo("storageBytes"))
                .body("used", equalTo((int) quota))
                .body("limit", equalTo((int) quota));
        assertEquals(quota, stored());
    }

    @Test
    void cutsBodiesOfUnknownLengthAtTheLastFreeByte() throws Exception {
        long quota = 3L * BYTES + BYTES / 2;
        limits("{\"storageBytes\":" + quota + "}");
        List<Integer> answers = twentyAtOnce(this::sendChunked);
        assertTrue(answers.stream().allMatch(status -> status == 202 || status == 429), answers::toString);
        assertTrue(stored() <= quota);
        assertEquals(0, reservations());
        while (stored() < 3L * BYTES) {
            assertEquals(202, sendChunked());
        }
        assertEquals(429, sendChunked());
        assertEquals(3L * BYTES, stored());
    }

    @Test
    void countsResumableUploadsFromTheirFirstByte() {
        limits("{\"storageBytes\":" + 2 * BYTES + "}");
        upload(BYTES);
        send().statusCode(202);
        assertEquals(429, assertThrows(ApiProblem.class, () -> upload(1)).status());
        send().statusCode(429);
        assertEquals(
                2 * BYTES,
                sum("SELECT (SELECT sum(length) FROM upload WHERE user_id = :user)"
                        + " + (SELECT sum(audio_bytes) FROM task WHERE user_id = :user)"));
    }

    private void upload(long length) {
        UserLimits common = quota.common();
        database.write(handle -> {
            quota.requireStorage(handle, account.id(), common, length);
            return handle.execute(
                    "INSERT INTO upload (id, user_id, length, created_at) VALUES (?, ?, ?, 0)",
                    UUID.randomUUID().toString(),
                    account.id(),
                    length);
        });
    }

    @Test
    void aUsersQueueNeverExceedsItsLimit() throws Exception {
        limits("{\"maxQueuedTasks\":3}");
        List<Integer> answers = twentyAtOnce(() -> send().extract().statusCode());
        long accepted = answers.stream().filter(status -> status == 202).count();
        assertTrue(accepted <= 3, answers::toString);
        for (long more = accepted; more < 3; more++) {
            send().statusCode(202);
        }
        send().statusCode(429).body("code", equalTo("queue_full")).body("maxQueuedTasks", equalTo(3));
    }

    @Test
    void theAudioQuotaResetsAtMidnightUtc() {
        limits("{\"audioSecondsPerDay\":60}");
        send().statusCode(202);
        database.write(handle -> handle.execute("UPDATE usage SET audio_ms = 59999 WHERE user_id = ?", account.id()));
        send().statusCode(202);
        database.write(handle -> handle.execute("UPDATE usage SET audio_ms = 30000 WHERE user_id = ?", account.id()));
        int midnight = (int) Duration.ofDays(1).toSeconds()
                - (int) (System.currentTimeMillis() / 1000 % Duration.ofDays(1).toSeconds());
        send().statusCode(429)
                .body("code", equalTo("quota_exceeded"))
                .body("quota", equalTo("audioSecondsPerDay"))
                .body("retryAfterSeconds", allOf(greaterThan(0), lessThanOrEqualTo(midnight + 1)));
        database.write(handle -> handle.execute("UPDATE usage SET day = '2020-01-01' WHERE user_id = ?", account.id()));
        send().statusCode(202);
    }

    @Test
    void tellsOpenAiSdksThatTheQuotaIsExhaustedAndNotToRetry() {
        limits("{\"storageBytes\":1}");
        account.request()
                .multiPart("file", "a.wav", WAV)
                .multiPart("model", "whisper-1")
                .post("/v1/audio/transcriptions")
                .then()
                .statusCode(429)
                .header("x-should-retry", "false")
                .body("error.type", equalTo("insufficient_quota"))
                .body("error.code", equalTo("insufficient_quota"));
    }

    @Test
    void aRejectedBodyReleasesItsReservation() {
        limits("{\"storageBytes\":" + BYTES + "}");
        account.request()
                .contentType("audio/wav")
                .body("no sound at all".repeat(100).getBytes(StandardCharsets.UTF_8))
                .post("/api/tasks")
                .then()
                .statusCode(415);
        assertEquals(0, reservations());
        send().statusCode(202);
    }

    @Test
    void aUsersOwnFileSizeLimitApplies() {
        limits("{\"maxUploadBytes\":" + (BYTES - 1) + "}");
        send().statusCode(413).body("code", equalTo("file_too_large")).body("maxBytes", equalTo(BYTES - 1));
        assertEquals(0, reservations());
        limits("{\"maxUploadBytes\":" + BYTES + "}");
        send().statusCode(202);
    }

    @Test
    void retryAfterCountsRecordingsThatWillBeErasedSoon() {
        limits("{\"storageBytes\":" + BYTES + "}");
        String id = send().statusCode(202).extract().path("id");
        send().statusCode(429)
                .body("retryAfterSeconds", equalTo((int) Duration.ofDays(1).toSeconds()));
        account.request().delete("/api/tasks/" + id).then().statusCode(200);
        send().statusCode(429).body("retryAfterSeconds", lessThanOrEqualTo(120));
        database.write(handle -> handle.execute("UPDATE task SET audio_key = NULL WHERE id = ?", id));
        send().statusCode(202);
    }

    @Test
    void theHiLaneNeedsPermission() {
        account.request()
                .contentType("audio/wav")
                .body(WAV)
                .post("/api/tasks?lane=hi")
                .then()
                .statusCode(403)
                .body("code", equalTo("lane_not_allowed"));
        assertEquals(0, stored());
        limits("{\"hiLane\":true}");
        account.request()
                .contentType("audio/wav")
                .body(WAV)
                .post("/api/tasks?lane=hi")
                .then()
                .body("lane", equalTo("hi"));
        account.request()
                .contentType("audio/wav")
                .body(WAV)
                .post("/api/tasks?lane=bulk")
                .then()
                .body("lane", equalTo("bulk"));
        account.request()
                .contentType("audio/wav")
                .body(WAV)
                .post("/api/tasks?lane=fast")
                .then()
                .statusCode(422);
    }
}
