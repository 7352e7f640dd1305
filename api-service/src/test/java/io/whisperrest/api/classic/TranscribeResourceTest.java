package io.whisperrest.api.classic;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.DataConfig;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /transcribe} and the states that follow, without a worker. */
@ApiTest
class TranscribeResourceTest {
    private static final byte[] WAV = wav(3200);

    @Inject
    Database database;

    @Inject
    DataConfig data;

    private TestAccount account;
    private long tasksBefore;
    private Set<Path> filesBefore;

    @BeforeEach
    void signUp() throws IOException {
        account = TestAccount.register();
        tasksBefore = tasks();
        filesBefore = files();
    }

    private static byte[] wav(int bytes) {
        byte[] wav = Arrays.copyOf("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1), 44 + bytes);
        wav[43] = 1;
        return wav;
    }

    private long tasks() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM task")
                .mapTo(Long.class)
                .one());
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> all = Stream.concat(
                Files.walk(data.dir().resolve("audio")), Files.walk(data.dir().resolve("tmp")))) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    private void assertNothingWasKept() throws IOException {
        assertEquals(tasksBefore, tasks());
        assertEquals(filesBefore, files());
    }

    private Response send(byte[] bytes, String name) {
        return account.request().multiPart("file", name, bytes).post("/transcribe");
    }

    private ValidatableResponse refused(Response answer, int status, String code) throws IOException {
        ValidatableResponse then = answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        assertNothingWasKept();
        return then;
    }

    private String accepted(Response answer) {
        return answer.then().statusCode(202).extract().path("task_id");
    }

    @Test
    void acceptsAudioAndReturnsTheStatusUrl() {
        String id = accepted(send(WAV, "call.wav"));
        account.request()
                .get("/status/" + id)
                .then()
                .statusCode(200)
                .body("task_id", equalTo(id))
                .body("status", equalTo("pending"))
                .body("stage", equalTo("waiting"))
                .body("result", nullValue())
                .body("error", nullValue())
                .body("progress", equalTo(0f));
        account.request()
                .get("/api/tasks/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("call.wav"))
                .body("status", equalTo("queued"))
                .body("dialect", equalTo("classic"))
                .body("audio.bytes", equalTo(WAV.length))
                .body("audio.format", equalTo("wav"));
        account.request()
                .get("/api/tasks/" + id + "/transcript")
                .then()
                .statusCode(409)
                .body("code", equalTo("not_ready"));
    }

    @Test
    void acceptsTheLanguageBeforeOrAfterTheFileInAnyCase() {
        for (String language : List.of("ru", "RU", "ru-RU", "Russian")) {
            String id = accepted(account.request()
                    .multiPart("language", language)
                    .multiPart("file", "a.wav", WAV)
                    .post("/transcribe"));
            account.request().get("/api/tasks/" + id).then().body("options.language", equalTo("ru"));
        }
        String late = accepted(account.request()
                .multiPart("file", "a.wav", WAV)
                .multiPart("language", "en")
                .post("/transcribe"));
        account.request().get("/api/tasks/" + late).then().body("options.language", equalTo("en"));
    }

    @Test
    void acceptsTheNumberOfAnAudioTrack() throws IOException {
        String id = accepted(account.request()
                .multiPart("file", "a.wav", WAV)
                .multiPart("track", "2")
                .post("/transcribe"));
        account.request().get("/api/tasks/" + id).then().body("options.track", equalTo(2));
    }

    @Test
    void rejectsAnAudioTrackThatIsNotANumberFromOne() throws IOException {
        refused(
                account.request()
                        .multiPart("file", "a.wav", WAV)
                        .multiPart("track", "0")
                        .post("/transcribe"),
                422,
                "validation_failed");
    }

    @Test
    void rejectsNonAudioWithoutStoringIt() throws IOException {
        refused(
                send("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".getBytes(StandardCharsets.UTF_8), "song.mp3"),
                415,
                "not_audio");
        refused(
                send("ffconcat version 1.0\nfile x.mp3\n".getBytes(StandardCharsets.UTF_8), "song.mp3"),
                415,
                "not_audio");
        refused(send("v=0\no=- 0 0 IN IP4 127.0.0.1\n".getBytes(StandardCharsets.UTF_8), "a.wav"), 415, "not_audio");
        refused(send(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "a.flac"), 415, "not_audio");
        refused(send(new byte[0], "a.wav"), 400, "empty_file");
    }

    @Test
    void judgesAFileByItsBytesWhateverItsName() {
        String id = accepted(send(WAV, "holiday.jpg"));
        account.request().get("/api/tasks/" + id).then().body("audio.mediaType", equalTo("audio/wav"));
    }

    @Test
    void rejectsUnreadableForms() throws IOException {
        refused(account.request().multiPart("language", "en").post("/transcribe"), 400, "file_missing");
        refused(
                account.request()
                        .multiPart("file", "a.wav", WAV)
                        .multiPart("langauge", "en")
                        .post("/transcribe"),
                400,
                "unknown_field");
        refused(
                account.request()
                        .multiPart("file", "a.wav", WAV)
                        .multiPart("language", "klingon")
                        .post("/transcribe"),
                422,
                "unknown_language");
        refused(
                account.request().contentType("application/json").body("{}").post("/transcribe"),
                415,
                "unsupported_media_type");
    }

    @Test
    void authenticatesBeforeReadingTheBody() throws IOException {
        given().multiPart("file", "a.wav", WAV)
                .post("/transcribe")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"));
        assertNothingWasKept();
    }

    @Test
    void keepsAFileNameAsHarmlessData() {
        List<List<String>> names = List.of(
                List.of("../../etc/passwd", "passwd"),
                List.of("C:\\secret\\call.wav", "call.wav"),
                List.of("-i", "-i"),
                List.of("x".repeat(5000), "x".repeat(255)),
                List.of("\u202Egnp.wav", "gnp.wav"),
                List.of("звонок 📞.wav", "звонок 📞.wav"));
        for (List<String> name : names) {
            String id = accepted(rawForm(name.get(0)));
            account.request().get("/api/tasks/" + id).then().body("name", equalTo(name.get(1)));
        }
    }

    private Response rawForm(String fileName) {
        String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(start, start.length + WAV.length + end.length);
        System.arraycopy(WAV, 0, body, start.length, WAV.length);
        System.arraycopy(end, 0, body, start.length + WAV.length, end.length);
        return account.request()
                .header("Content-Type", "multipart/form-data; boundary=b")
                .body(body)
                .post("/transcribe");
    }

    @Test
    void rejectsABodyOverTheLimitByItsLengthAndByItsBytes() throws IOException {
        String head = "POST /transcribe HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + account.token()
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\n";
        String declared = raw(head + "Content-Length: 99999999999\r\n\r\n--b\r\n");
        assertTrue(declared.startsWith("HTTP/1.1 413"), declared);
        assertTrue(declared.contains("file_too_large"), declared);
        assertNothingWasKept();
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] answer = new byte[4096];
            int n = socket.getInputStream().read(answer);
            return n < 0 ? "" : new String(answer, 0, n, StandardCharsets.UTF_8);
        }
    }

    @Test
    void leavesNothingOfAnUploadWhoseClientDisconnects() throws IOException {
        for (int i = 0; i < 100; i++) {
            try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST /transcribe HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + account.token()
                                + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 200000\r\n\r\n--b\r\n"
                                + "Content-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
                out.write(wav(100_000));
                out.flush();
            }
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(this::assertNothingWasKept);
    }

    @Test
    void theSameIdempotencyKeyReturnsTheSameTask() throws IOException {
        String key = UUID.randomUUID().toString();
        String first = accepted(withKey(key, WAV, "en"));
        Response again = withKey(key, WAV, "en");
        assertEquals(first, accepted(again));
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(tasksBefore + 1, tasks());
        withKey(key, wav(1), "en").then().statusCode(422).body("code", equalTo("idempotency_mismatch"));
        withKey(key, WAV, "ru").then().statusCode(422).body("code", equalTo("idempotency_mismatch"));
        TestAccount other = TestAccount.register();
        String theirs = accepted(other.request()
                .header("Idempotency-Key", key)
                .multiPart("language", "en")
                .multiPart("file", "a.wav", WAV)
                .post("/transcribe"));
        assertNotEquals(first, theirs);
        account.request()
                .header("Idempotency-Key", "two words")
                .multiPart("file", "a.wav", WAV)
                .post("/transcribe")
                .then()
                .statusCode(400);
    }

    private Response withKey(String key, byte[] audio, String language) {
        return account.request()
                .header("Idempotency-Key", key)
                .multiPart("language", language)
                .multiPart("file", "a.wav", audio)
                .post("/transcribe");
    }

    @Test
    void twentySimultaneousCallsWithOneIdempotencyKeyCreateOneTask() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(callers.submit(() -> withKey(key, WAV, "en").statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertTrue(Set.of(202, 409).contains(answer.get()), "status " + answer.get());
            }
        } finally {
            callers.shutdownNow();
        }
        assertEquals(tasksBefore + 1, tasks());
    }

    @Test
    void aRejectedRequestFreesItsIdempotencyKey() {
        String key = UUID.randomUUID().toString();
        withKey(key, "no sound".getBytes(StandardCharsets.UTF_8), "en").then().statusCode(415);
        accepted(withKey(key, WAV, "en"));
    }

    @Test
    void cancelsATaskAtOnceAndRepeatedly() {
        String id = accepted(send(WAV, "a.wav"));
        for (int i = 0; i < 2; i++) {
            account.request()
                    .post("/api/tasks/" + id + "/cancel")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("cancelled"));
        }
        account.request()
                .get("/status/" + id)
                .then()
                .body("status", equalTo("failure"))
                .body("error_code", equalTo("cancelled"));
        account.request()
                .get("/api/tasks/" + id + "/transcript")
                .then()
                .statusCode(404)
                .body("code", equalTo("no_transcript"));
    }

    @Test
    void anotherUsersTaskLooksLikeAnUnknownOne() {
        String id = accepted(send(WAV, "a.wav"));
        TestAccount stranger = TestAccount.register();
        for (String path : List.of("/status/%s", "/api/tasks/%s", "/api/tasks/%s/transcript")) {
            String foreign = body(stranger, String.format(path, id));
            assertEquals(foreign, body(stranger, String.format(path, UUID.randomUUID())));
            assertEquals(foreign, body(stranger, String.format(path, "not-an-id")));
        }
        stranger.request().post("/api/tasks/" + id + "/cancel").then().statusCode(404);
        account.request().get("/api/tasks/" + id).then().body("status", equalTo("queued"));
    }

    private static String body(TestAccount who, String path) {
        return who.request()
                .header("X-Request-Id", "same")
                .get(path)
                .then()
                .statusCode(404)
                .extract()
                .asString();
    }

    @Test
    void waitsAsLongAsRequested() {
        String id = accepted(send(WAV, "a.wav"));
        long begin = System.nanoTime();
        account.request()
                .header("Prefer", "wait=1")
                .get("/status/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("pending"));
        assertFalse(System.nanoTime() - begin < 900_000_000L, "the request did not wait");
    }
}
