package io.whisperrest.api.account;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@ApiTest
class AccessTokenTest {
    private static final String UUID = "00000000-0000-4000-8000-000000000000";
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    @Inject
    Database database;

    @Inject
    AccountStates states;

    @Test
    void isAcceptedOnAProtectedRoute() {
        TestAccount account = TestAccount.register();
        account.request()
                .get("/api/probe")
                .then()
                .statusCode(200)
                .header("RateLimit-Limit", notNullValue())
                .header("RateLimit-Remaining", notNullValue())
                .header("RateLimit-Reset", notNullValue())
                .header("Cache-Control", "no-store")
                .body("id", equalTo(account.id()))
                .body("admin", equalTo(false));
    }

    @Test
    void doesNotMakeAnAdministrator() {
        TestAccount.register()
                .request()
                .get("/api/probe/admin")
                .then()
                .statusCode(403)
                .body("code", equalTo("admin_only"));
    }

    @Test
    void takesTheRoleFromTheAccount() {
        TestAccount account = TestAccount.register();
        database.write(handle -> handle.execute("UPDATE app_user SET role = 'admin' WHERE id = ?", account.id()));
        states.forget(account.id());
        account.request().get("/api/probe/admin").then().statusCode(200);
    }

    @Test
    void isRejectedAfterTheUserIsDisabledOrSignsOutEverywhere() {
        for (String change : List.of("disabled_at = 1", "token_version = token_version + 1")) {
            TestAccount account = TestAccount.register();
            account.request().get("/api/probe").then().statusCode(200);
            database.write(handle -> handle.execute("UPDATE app_user SET " + change + " WHERE id = ?", account.id()));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> account.request().get("/api/probe").statusCode() == 401);
        }
    }

    @Test
    void isIgnoredOnAPublicPathWhenInvalid() {
        given().header("Authorization", "Bearer garbage")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/register")
                .then()
                .statusCode(422);
    }

    @Test
    void isRequiredOnEveryProtectedRoute() {
        Map<String, Map<String, Map<String, Object>>> paths = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        refused("get", "/api/probe", null);
        paths.forEach((path, operations) -> operations.forEach((verb, operation) -> {
            if (VERBS.contains(verb)
                    && String.valueOf(operation.get("security")).contains("bearer")) {
                refused(verb, path.replaceAll("\\{[^}]*}", UUID), mediaType(operation));
            }
        }));
    }

    private static void refused(String verb, String path, String mediaType) {
        String method = verb.toUpperCase(Locale.ROOT);
        unauthenticated(path, request(mediaType).request(method, path).then());
        for (String token : List.of("garbage", "a.b.c", "")) {
            unauthenticated(
                    path,
                    request(mediaType)
                            .header("Authorization", "Bearer " + token)
                            .request(method, path)
                            .then());
        }
    }

    /** Sends a media type that the operation accepts; otherwise a 415 would come before the 401. */
    private static RequestSpecification request(String mediaType) {
        if (mediaType == null) {
            return given();
        }
        return mediaType.startsWith("multipart")
                ? given().multiPart("file", "a.wav", new byte[1])
                : given().contentType(mediaType).body("{}".getBytes(StandardCharsets.UTF_8));
    }

    private static String mediaType(Map<String, Object> operation) {
        return operation.get("requestBody") instanceof Map<?, ?> body
                        && body.get("content") instanceof Map<?, ?> content
                ? content.keySet().iterator().next().toString()
                : null;
    }

    /** Checks the 401 in the format of the path's dialect. */
    private static void unauthenticated(String path, ValidatableResponse answer) {
        answer.statusCode(401).header("WWW-Authenticate", "Bearer");
        if (path.startsWith("/v1/")) {
            answer.contentType("application/json").body("error.code", equalTo("invalid_api_key"));
        } else {
            answer.contentType("application/problem+json").body("code", equalTo("unauthenticated"));
        }
    }
}
