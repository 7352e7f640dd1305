package io.whisperrest.api.upload;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.model.DataConfig;
import io.whisperrest.testing.OnFiles;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tus requests of a client, and every way they are rejected. */
@ApiTest
class UploadsResourceTest {
    private static final int MAX_UPLOADS = 20;

    @Inject
    DataConfig data;

    @Inject
    AudioPieces pieces;

    @Inject
    AudioStore store;

    private TusCalls tus;
    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
        tus = new TusCalls(account);
    }

    private static String id(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }

    private Path part(String upload) {
        return data.dir().resolve("tmp").resolve(id(upload) + ".part");
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void publishesItsCapabilities() {
        given().options("/api/uploads")
                .then()
                .statusCode(204)
                .header("Tus-Resumable", "1.0.0")
                .header("Tus-Version", "1.0.0")
                .header("Tus-Extension", "creation,termination,expiration")
                .header("Tus-Max-Size", "2147483648");
        for (String method : List.of("POST", "GET")) {
            given().header("Tus-Resumable", "1.0.0")
                    .request(method, "/api/uploads")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void documentsEveryStatusAndHeader() {
        JsonPath document = given().get("/q/openapi?format=json").jsonPath();
        Map<String, Object> chunk = document.getMap("paths.'/api/uploads/{id}'.patch.responses");
        assertTrue(
                chunk.keySet()
                        .containsAll(List.of(
                                "204", "400", "401", "404", "409", "410", "412", "413", "415", "423", "429", "507")),
                chunk.keySet().toString());
        assertEquals(
                Set.of("Upload-Offset", "Upload-Expires"),
                document.getMap("paths.'/api/uploads/{id}'.patch.responses.'204'.headers")
                        .keySet());
        assertEquals(
                Set.of("Upload-Offset", "Tus-Resumable"),
                names(document, "paths.'/api/uploads/{id}'.patch.parameters.findAll { it.in == 'header' }.name"));
        assertEquals(
                Set.of("Upload-Length", "Upload-Metadata", "Tus-Resumable"),
                names(document, "paths.'/api/uploads'.post.parameters.name"));
        assertNull(document.getList("paths.'/api/uploads'.options.security"));
        assertEquals(
                Set.of("multipart/form-data", "application/json"),
                document.getMap("paths.'/api/tasks'.post.requestBody.content").keySet());
    }

    private static Set<String> names(JsonPath document, String path) {
        return Set.copyOf(document.<String>getList(path));
    }

    @Test
    void acceptsBytesInChunksAndReportsTheOffset() throws IOException {
        String upload = tus.begin(10, "call.wav")
                .header("Upload-Expires", matchesPattern("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"))
                .extract()
                .header("Location");
        tus.patch(upload, 0, "abcd".getBytes(StandardCharsets.UTF_8))
                .statusCode(204)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "4")
                .header("Upload-Expires", notNullValue());
        tus.head(upload)
                .statusCode(200)
                .header("Upload-Offset", "4")
                .header("Upload-Length", "10")
                .header("Upload-Expires", notNullValue())
                .header("Cache-Control", "no-store");
        account.request()
                .get("/api/uploads")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].name", equalTo("call.wav"))
                .body("[0].length", equalTo(10))
                .body("[0].offset", equalTo(4))
                .body("[0].complete", equalTo(false))
                .body("[0].expiresAt", notNullValue());
        tus.patch(upload, 4, "efghij".getBytes(StandardCharsets.UTF_8)).header("Upload-Offset", "10");
        tus.patch(upload, 10, new byte[0]).statusCode(204).header("Upload-Offset", "10");
        account.request().get("/api/uploads").then().body("[0].complete", equalTo(true));
        assertTrue(pieces.adopt(id(upload), System.currentTimeMillis()));
        AudioStore.Kept kept = store.open(id(upload));
        try (InputStream audio = kept.read(0, kept.bytes())) {
            assertEquals("abcdefghij", new String(audio.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void acceptsAPostThatOverridesToPatch() {
        String upload = tus.begun(4);
        tus.request()
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Upload-Offset", 0)
                .contentType(TusCalls.CHUNK)
                .body(new byte[4])
                .post(upload)
                .then()
                .statusCode(204)
                .header("Upload-Offset", "4");
        refused(
                tus.request()
                        .contentType(TusCalls.CHUNK)
                        .body(new byte[4])
                        .post(upload)
                        .then(),
                405,
                "method_not_allowed");
    }

    @Test
    void rejectsAMissingOrUnsupportedVersion() {
        String upload = tus.begun(4);
        for (RequestSpecification request :
                List.of(account.request(), account.request().header("Tus-Resumable", "0.2.2"))) {
            ValidatableResponse answer =
                    request.header("Upload-Length", 4).post("/api/uploads").then();
            refused(answer.header("Tus-Version", "1.0.0").header("Tus-Resumable", "1.0.0"), 412, "tus_version");
        }
        account.request().head(upload).then().statusCode(412);
        refused(account.request().delete(upload).then(), 412, "tus_version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "1e3", "ten", "99999999999999999999"})
    void rejectsAnInvalidLength(String length) {
        RequestSpecification request = tus.request();
        if (!length.isEmpty()) {
            request.header("Upload-Length", length);
        } else {
            request.header("Upload-Defer-Length", 1);
        }
        refused(request.post("/api/uploads").then(), 400, "malformed_request");
    }

    @Test
    void rejectsEmptyAndOversizedFiles() {
        refused(tus.request().header("Upload-Length", 0).post("/api/uploads").then(), 400, "empty_file");
        refused(
                tus.request()
                        .header("Upload-Length", 2147483649L)
                        .post("/api/uploads")
                        .then()
                        .body("maxBytes", equalTo(2147483648L)),
                413,
                "file_too_large");
        refused(
                tus.request()
                        .header("Upload-Length", 4)
                        .contentType(TusCalls.CHUNK)
                        .body(new byte[4])
                        .post("/api/uploads")
                        .then(),
                400,
                "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filename !!!", "filename YQ==,filename Yg==", ",", "a YQ==,"})
    void rejectsUnreadableMetadata(String metadata) {
        refused(
                tus.request()
                        .header("Upload-Length", 4)
                        .header("Upload-Metadata", metadata)
                        .post("/api/uploads")
                        .then(),
                400,
                "malformed_request");
    }

    @Test
    void keepsTheNameAsHarmlessDataAndIgnoresUnknownKeys() {
        String metadata = "relativePath bnVsbA==,flag,filename "
                + Base64.getEncoder().encodeToString("../../звонок\u0001\r\n.wav".getBytes(StandardCharsets.UTF_8));
        tus.request()
                .header("Upload-Length", 4)
                .header("Upload-Metadata", metadata)
                .post("/api/uploads")
                .then()
                .statusCode(201);
        account.request().get("/api/uploads").then().body("[0].name", equalTo("звонок.wav"));
        refused(
                tus.request()
                        .header("Upload-Length", 4)
                        .header("Upload-Metadata", "filename " + "AA==")
                        .post("/api/uploads")
                        .then(),
                400,
                "malformed_request");
        refused(
                tus.request()
                        .header("Upload-Length", 4)
                        .header("Upload-Metadata", "filename " + "A".repeat(4096))
                        .post("/api/uploads")
                        .then(),
                400,
                "malformed_request");
    }

    @Test
    void rejectsChunksThatDoNotFit() {
        String upload = tus.begun(10 * 1024 * 1024);
        refused(tus.patch(upload, 1, new byte[1]).body("offset", equalTo(0)), 409, "offset_mismatch");
        refused(tus.patch(upload, "x", new byte[1]), 400, "malformed_request");
        refused(
                tus.patch(upload, 0, new byte[8 * 1024 * 1024 + 1]).body("maxBytes", equalTo(8 * 1024 * 1024)),
                413,
                "chunk_too_large");
        String small = tus.begun(4);
        refused(tus.patch(small, 0, new byte[5]).body("maxBytes", equalTo(4)), 413, "chunk_too_large");
        tus.head(small).header("Upload-Offset", "0");
        tus.patch(small, 0, new byte[4]).statusCode(204);
        refused(tus.patch(small, 4, new byte[1]), 413, "chunk_too_large");
        for (String type : List.of("application/octet-stream", "application/json")) {
            refused(
                    tus.request()
                            .header("Upload-Offset", 0)
                            .contentType(type)
                            .body(new byte[] {0})
                            .patch(upload)
                            .then(),
                    415,
                    "unsupported_media_type");
        }
    }

    @Test
    void aChunkOfUnknownLengthThatGrowsTooLargeLeavesNothing() throws IOException {
        String upload = tus.begun(100_000);
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head(upload, 0, "Transfer-Encoding: chunked"));
            out.write("1ADB0\r\n".getBytes(StandardCharsets.US_ASCII)); // 110,000 bytes
            out.write(new byte[110_000]);
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.US_ASCII));
        }
        tus.head(upload).header("Upload-Offset", "0");
    }

    @Test
    void keepsTheBytesOfAnInterruptedChunk() throws IOException {
        String upload = tus.begun(100_000);
        cutAfter(upload, 60_000);
        await().atMost(Duration.ofSeconds(20)).until(() -> offset(upload) > 0);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> tus.patch(upload, 99, new byte[1]).statusCode(409));
        long arrived = offset(upload);
        assertFalse(arrived > 60_000);
        tus.patch(upload, arrived, new byte[(int) (100_000 - arrived)])
                .statusCode(204)
                .header("Upload-Offset", "100000");
    }

    private long offset(String upload) {
        return Long.parseLong(tus.head(upload).statusCode(200).extract().header("Upload-Offset"));
    }

    private byte[] head(String upload, long offset, String length) {
        return ("PATCH " + upload + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + account.token()
                        + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset + "\r\nContent-Type: " + TusCalls.CHUNK
                        + "\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void cutAfter(String upload, int bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head(upload, 0, "Content-Length: 100000"));
            out.write(new byte[bytes]);
            out.flush();
        }
    }

    @Test
    @OnFiles
    void acceptsOneChunkAtATime() throws IOException {
        String upload = tus.begun(100_000);
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head(upload, 0, "Content-Length: 100000"));
            out.write(new byte[10]);
            out.flush();
            await().atMost(Duration.ofSeconds(20)).until(() -> Files.size(part(upload)) == 10);
            tus.head(upload).statusCode(200).header("Upload-Offset", "10");
            refused(tus.patch(upload, 10, new byte[1]), 423, "upload_busy");
            out.write(new byte[99_990]);
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 204", new String(answer, StandardCharsets.US_ASCII));
        }
        tus.head(upload).header("Upload-Offset", "100000");
    }

    @Test
    void enforcesTheLimitUnderSimultaneousCalls() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Integer> statuses = new ArrayList<>();
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < MAX_UPLOADS + 12; i++) {
                answers.add(callers.submit(() -> tus.begin(4, "a.wav").extract().statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        } finally {
            callers.shutdownNow();
        }
        assertEquals(MAX_UPLOADS, Collections.frequency(statuses, 201));
        assertEquals(12, Collections.frequency(statuses, 429));
        refused(
                tus.begin(4, "a.wav")
                        .header("Retry-After", Integer::parseInt, greaterThan(80_000))
                        .body("maxUploads", equalTo(MAX_UPLOADS)),
                429,
                "too_many_uploads");
        String one = account.request().get("/api/uploads").path("[0].id");
        tus.request().delete("/api/uploads/" + one).then().statusCode(204);
        tus.begin(4, "a.wav").statusCode(201);
    }

    @Test
    void erasesBytesAtOnceWhenDeleted() throws IOException {
        String upload = tus.begun(4);
        tus.patch(upload, 0, new byte[2]).statusCode(204);
        tus.request().delete(upload).then().statusCode(204).header("Tus-Resumable", "1.0.0");
        assertEquals(Optional.empty(), pieces.arrived(id(upload)));
        tus.head(upload).statusCode(404);
        refused(tus.patch(upload, 2, new byte[2]), 404, "not_found");
        refused(tus.request().delete(upload).then(), 404, "not_found");
    }

    @Test
    @OnFiles
    void reportsExpiryToItsOwnerForADay() throws IOException {
        String upload = tus.begun(4);
        tus.patch(upload, 0, new byte[4]).statusCode(204);
        Files.setLastModifiedTime(part(upload), FileTime.from(Instant.now().minus(Duration.ofHours(24))));
        tus.head(upload).statusCode(410);
        refused(tus.patch(upload, 4, new byte[0]), 410, "upload_expired");
        refused(tus.request().delete(upload).then(), 410, "upload_expired");
        refused(
                account.request()
                        .contentType(ContentType.JSON)
                        .body(Map.of("uploadId", upload.substring(upload.lastIndexOf('/') + 1)))
                        .post("/api/tasks")
                        .then(),
                410,
                "upload_expired");
        account.request().get("/api/uploads").then().body("$", hasSize(0));
        new TusCalls(TestAccount.register()).head(upload).statusCode(404);
        for (int i = 0; i < MAX_UPLOADS; i++) {
            tus.begin(4, "a.wav").statusCode(201);
        }
    }

    @Test
    void anotherUsersUploadLooksLikeAnUnknownOne() {
        String upload = tus.begun(4);
        TusCalls stranger = new TusCalls(TestAccount.register());
        for (String path : List.of(upload, "/api/uploads/" + UUID.randomUUID(), "/api/uploads/..%2Fx")) {
            stranger.head(path).statusCode(404);
            refused(stranger.patch(path, 0, new byte[1]), 404, "not_found");
            refused(stranger.request().delete(path).then(), 404, "not_found");
        }
        tus.head(upload).header("Upload-Offset", "0");
    }

    @Test
    void aKeyNeedsTheScopeOfTasks() {
        String reader = key("tasks:read");
        String writer = key("tasks:write");
        String upload = given().header("Authorization", "Bearer " + writer)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", 4)
                .post("/api/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        given().header("Authorization", "Bearer " + reader)
                .header("Tus-Resumable", "1.0.0")
                .head(upload)
                .then()
                .statusCode(200);
        refused(
                given().header("Authorization", "Bearer " + reader)
                        .header("Tus-Resumable", "1.0.0")
                        .delete(upload)
                        .then(),
                403,
                "scope_missing");
    }

    private String key(String scope) {
        return account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", scope, "scopes", List.of(scope)))
                .post("/api/keys")
                .path("key");
    }
}
