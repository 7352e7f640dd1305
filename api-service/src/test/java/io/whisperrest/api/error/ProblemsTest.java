package io.whisperrest.api.error;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.testing.ApiTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class ProblemsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/nope", "/q/nope", "/q/health", "/q/metrics", "/q/health/ready", "/status", "/nope"})
    void anUnknownPathIsAProblem(String path) {
        problem(given().get(path), 404, "not_found");
    }

    @Test
    void answersAnUnsupportedMethodWith405AndAllow() {
        problem(given().delete("/token"), 405, "method_not_allowed").header("Allow", containsString("POST"));
        problem(given().get("/token"), 405, "method_not_allowed").header("Allow", containsString("POST"));
    }

    @Test
    void answersAnUnsupportedMediaTypeWith415() {
        problem(given().contentType("text/plain").body("x").post("/register"), 415, "unsupported_media_type");
        problem(given().accept("text/csv").get("/api/config"), 406, "not_acceptable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"a\",\"count\":1|malformed_request",
                "nonsense|malformed_request",
                "[]|malformed_request",
                "{\"text\":1,\"count\":1}|malformed_request",
                "{\"text\":\"a\",\"count\":\"1\"}|malformed_request",
                "{\"text\":\"a\",\"count\":1.5}|malformed_request",
                "{\"text\":\"a\",\"count\":null}|malformed_request",
                "{\"text\":\"a\",\"text\":\"b\",\"count\":1}|malformed_request",
                "{\"text\":\"a\",\"count\":1} x|malformed_request",
                "{\"text\":\"a\",\"count\":1,\"more\":1}|unknown_field",
            })
    void rejectsUnreadableJson(String body, String code) {
        problem(given().contentType(ContentType.JSON).body(body).post("/api/probe"), 400, code);
    }

    @Test
    void rejectsDeepAndLargeJson() {
        problem(json("[".repeat(40) + "]".repeat(40)), 400, "malformed_request");
        String large = "{\"text\":\"" + "x".repeat(1024 * 1024) + "\",\"count\":1}";
        problem(json(large), 413, "body_too_large").body("maxBytes", equalTo(16 * 1024)); // not authenticated
    }

    @Test
    void rejectsABodyThatNoRouteAcceptsByItsDeclaredLength() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(
                    answer.contains("\"code\":\"file_too_large\"") && answer.contains("\"maxBytes\":2147483648"),
                    answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"database,503,unavailable", "full,507,storage_full", "queue,503,unavailable", "bug,500,internal"})
    void failuresTellNothingOfTheInside(String kind, int status, String code) {
        ValidatableResponse answer = problem(given().get("/api/probe/failure/" + kind), status, code);
        answer.body(not(containsString("secret"))).body(not(containsString("Exception")));
        if (status == 503) {
            answer.header("Retry-After", matchesPattern("[1-9][0-9]*"));
        }
    }

    @Test
    void includesTheExtrasOfAProblem() {
        problem(given().get("/api/probe/failure/told"), 409, "not_ready").body("currentVersion", equalTo(3));
    }

    @Test
    void keepsAValidRequestIdAndReplacesAnyOther() {
        given().header("X-Request-Id", "abc.DEF-1_2")
                .get("/api/nope")
                .then()
                .header("X-Request-Id", "abc.DEF-1_2")
                .body("requestId", equalTo("abc.DEF-1_2"));
        for (String bad : new String[] {"a b", "x".repeat(65), "<script>"}) {
            given().header("X-Request-Id", bad)
                    .get("/api/nope")
                    .then()
                    .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
        }
    }

    private static Response json(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/probe");
    }

    private static ValidatableResponse problem(Response answer, int status, String code) {
        String id = answer.header("X-Request-Id");
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body("type", equalTo("urn:whisperrest:" + code))
                .body("title", notNullValue())
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("detail", notNullValue())
                .body("requestId", equalTo(id));
    }
}
