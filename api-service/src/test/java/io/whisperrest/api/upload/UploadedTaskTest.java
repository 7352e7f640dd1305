package io.whisperrest.api.upload;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /api/tasks} with a finished upload. */
@ApiTest
class UploadedTaskTest {
    private static final byte[] WAV = wav();

    @Inject
    Database database;

    @Inject
    AudioStore store;

    @Inject
    AudioPieces pieces;

    private TestAccount account;
    private TusCalls tus;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
        tus = new TusCalls(account);
    }

    private static byte[] wav() {
        byte[] wav = Arrays.copyOf("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1), 30_000);
        for (int i = 44; i < wav.length; i++) {
            wav[i] = (byte) (i * 31);
        }
        return wav;
    }

    private ValidatableResponse ask(String uploadId, String more) {
        return account.request()
                .contentType(ContentType.JSON)
                .body("{\"uploadId\":\"" + uploadId + "\"" + more + "}")
                .post("/api/tasks")
                .then();
    }

    private ValidatableResponse ask(String uploadId, String more, String key) {
        return account.request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"uploadId\":\"" + uploadId + "\"" + more + "}")
                .post("/api/tasks")
                .then();
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void aFinishedUploadBecomesATaskWithTheSameBytes() throws Exception {
        String upload = tus.finished(WAV, "call.wav");
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(WAV));
        String id = ask(upload, "")
                .statusCode(202)
                .body("name", equalTo("call.wav"))
                .body("status", equalTo("queued"))
                .body("dialect", equalTo("api"))
                .body("audio.bytes", equalTo(WAV.length))
                .body("audio.sha256", equalTo(sha256))
                .body("audio.mediaType", equalTo("audio/wav"))
                .extract()
                .path("id");
        Task task = database.read(handle -> handle.createQuery("SELECT * FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(Task.class)
                .one());
        AudioStore.Kept kept = store.open(task.audioKey());
        try (InputStream audio = kept.read(0, kept.bytes())) {
            assertArrayEquals(WAV, audio.readAllBytes());
        }
        account.request().get("/api/uploads").then().body("$", hasSize(0));
    }

    @Test
    void anUploadIsUsedOnce() {
        String upload = tus.finished(WAV, "a.wav");
        String id = ask(upload, "").statusCode(202).extract().path("id");
        refused(ask(upload, "").body("taskId", equalTo(id)), 409, "upload_used");
        refused(tus.request().delete("/api/uploads/" + upload).then(), 409, "upload_used");
        refused(tus.patch("/api/uploads/" + upload, 0, new byte[1]), 409, "upload_used");
        tus.head("/api/uploads/" + upload).statusCode(200).header("Upload-Offset", Integer.toString(WAV.length));
        account.request().get("/api/tasks/" + id).then().body("audio.available", equalTo(true));
    }

    @Test
    void survivesACrashBetweenTheMoveAndTheCommit() throws IOException {
        String upload = tus.finished(WAV, "a.wav");
        pieces.adopt(upload, System.currentTimeMillis());
        tus.head("/api/uploads/" + upload).statusCode(200).header("Upload-Offset", Integer.toString(WAV.length));
        tus.patch("/api/uploads/" + upload, WAV.length, new byte[0]).statusCode(204);
        account.request().get("/api/uploads").then().body("[0].complete", equalTo(true));
        ask(upload, "").statusCode(202);
    }

    @Test
    void manySimultaneousCallsCreateOneTask() throws Exception {
        String upload = tus.finished(WAV, "a.wav");
        List<Integer> statuses = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(callers.submit(() -> ask(upload, "").extract().statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        } finally {
            callers.shutdownNow();
        }
        assertEquals(1, Collections.frequency(statuses, 202), statuses.toString());
        assertEquals(7, Collections.frequency(statuses, 409) + Collections.frequency(statuses, 423));
        account.request().get("/api/tasks?counts=true").then().body("counts.all", equalTo(1));
    }

    @Test
    void theSameIdempotencyKeyReturnsTheSameTask() {
        String upload = tus.finished(WAV, "a.wav");
        String key = UUID.randomUUID().toString();
        refused(ask(upload, ",\"language\":\"klingon\"", key), 422, "unknown_language");
        String id = ask(upload, ",\"language\":\"en\"", key)
                .statusCode(202)
                .extract()
                .path("id");
        ask(upload, ",\"language\":\"en\"", key)
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id));
        refused(ask(upload, ",\"language\":\"ru\"", key), 422, "idempotency_mismatch");
        String other = tus.finished(Arrays.copyOf(WAV, 20_000), "b.wav");
        refused(ask(other, ",\"language\":\"en\"", key), 422, "idempotency_mismatch");
        ask(other, ",\"language\":\"en\"").statusCode(202);
    }

    @Test
    void acceptsEveryOptionOfTheForm() {
        String upload = tus.finished(WAV, "a.wav");
        ask(
                        upload,
                        ",\"name\":\"Monday\",\"languages\":[\"ru\",\"en-US\"],\"task\":\"translate\",\"prompt\":\"Kubernetes.\","
                                + "\"keywords\":[\"Smith, John\"],\"words\":false,\"temperature\":0.2,\"start\":1.5,\"end\":9,"
                                + "\"channels\":\"split\",\"track\":2,\"lane\":\"auto\",\"model\":null")
                .statusCode(202)
                .body("name", equalTo("Monday"))
                .body("options.task", equalTo("translate"))
                .body("options.words", equalTo(false))
                .body("options.temperature", equalTo(0.2f))
                .body("options.channels", equalTo("split"))
                .body("options.track", equalTo(2));
        List<String> options =
                database.read(handle -> handle.createQuery("SELECT options FROM task WHERE audio_key = :key")
                        .bind("key", upload)
                        .mapTo(String.class)
                        .list());
        assertEquals(1, options.size());
        assertEquals(true, options.get(0).contains("\"Smith, John\""), options.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"words\":\"true\"; 400; malformed_request",
                "\"words\":1; 400; malformed_request",
                "\"temperature\":\"0.2\"; 400; malformed_request",
                "\"temperature\":2; 422; validation_failed",
                "\"start\":true; 400; malformed_request",
                "\"languages\":\"ru\"; 400; malformed_request",
                "\"keywords\":[1]; 400; malformed_request",
                "\"name\":7; 400; malformed_request",
                "\"channels\":\"9\"; 422; validation_failed",
                "\"track\":\"2\"; 400; malformed_request",
                "\"track\":0; 422; validation_failed",
                "\"language\":\"klingon\"; 422; unknown_language",
                "\"model\":\"enormous\"; 422; unknown_model",
                "\"diarize\":true; 422; not_offered",
                "\"colour\":\"red\"; 400; unknown_field",
                "\"uploadId\":\"twice\"; 400; malformed_request"
            })
    void aRejectedRequestLeavesTheUploadUsable(String option, int status, String code) {
        String upload = tus.finished(WAV, "a.wav");
        refused(ask(upload, "," + option), status, code);
        ask(upload, "").statusCode(202);
    }

    @Test
    void rejectsAnythingButAFinishedUploadOfTheCaller() {
        String path = tus.begun(WAV.length);
        String upload = path.substring(path.lastIndexOf('/') + 1);
        tus.patch(path, 0, Arrays.copyOf(WAV, 100)).statusCode(204);
        refused(ask(upload, "").body("offset", equalTo(100)), 409, "upload_incomplete");
        String foreign = new TusCalls(TestAccount.register()).finished(WAV, "a.wav");
        refused(ask(foreign, ""), 404, "not_found");
        refused(ask(UUID.randomUUID().toString(), ""), 404, "not_found");
        refused(ask("not-an-id", ""), 404, "not_found");
        for (String body : List.of("{}", "{\"uploadId\":7}", "[]", "null", "{\"uploadId\":")) {
            refused(
                    account.request()
                            .contentType(ContentType.JSON)
                            .body(body)
                            .post("/api/tasks")
                            .then(),
                    400,
                    "malformed_request");
        }
    }

    @Test
    void rejectsNonAudioAndAllowsItsDeletion() {
        String upload = tus.finished("#EXTM3U\nfile:///etc/passwd".getBytes(StandardCharsets.UTF_8), "song.mp3");
        for (int i = 0; i < 2; i++) {
            refused(ask(upload, "").body("detail", containsString("Send WAV")), 415, "not_audio");
        }
        tus.head("/api/uploads/" + upload).statusCode(200);
        tus.request().delete("/api/uploads/" + upload).then().statusCode(204);
        assertThrows(IOException.class, () -> store.open(upload));
    }

    @Test
    void waitsAsLongAsRequested() {
        String upload = tus.finished(WAV, "a.wav");
        account.request()
                .header("Prefer", "wait=1")
                .contentType(ContentType.JSON)
                .body(Map.of("uploadId", upload))
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .body("lane", equalTo("hi"));
    }
}
