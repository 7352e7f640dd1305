package io.whisperrest.api.key;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys from creation by their owner to use by programs. */
@ApiTest
class KeysResourceTest {
    @Inject
    Database database;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private ValidatableResponse make(Object body) {
        return account.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/keys")
                .then();
    }

    private String key(String... scopes) {
        return make(Map.of("name", "script", "scopes", List.of(scopes)))
                .statusCode(201)
                .body("key", matchesPattern("wr_[A-Za-z0-9_-]{8}_[A-Za-z0-9_-]{43}"))
                .extract()
                .path("key");
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    @Test
    void showsAKeyOnceAndLimitsItToItsScopes() {
        String key = key("tasks:read");
        with(key).get("/api/tasks").then().statusCode(200);
        with(key).get("/v1/models").then().statusCode(200);
        with(key)
                .multiPart("file", "a.wav", new byte[10])
                .post("/transcribe")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope_missing"));
        account.request()
                .get("/api/keys")
                .then()
                .body("items", hasSize(1))
                .body("items[0].key", nullValue())
                .body("items[0].prefix", equalTo(key.substring(0, 11)))
                .body("items[0].lastUsedAt", notNullValue());
    }

    @Test
    void storesOnlyTheHash() {
        String key = key("tasks:read");
        List<String> rows = database.read(handle -> handle.createQuery("SELECT key_hash FROM api_key")
                .mapTo(String.class)
                .list());
        assertFalse(rows.stream().anyMatch(key::contains));
        assertEquals(64, rows.get(0).length());
    }

    @Test
    void aKeyCannotManageKeys() {
        String key = key("tasks:read", "tasks:write");
        with(key).get("/api/keys").then().statusCode(403).body("code", equalTo("scope_missing"));
        with(key)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "more", "scopes", List.of("tasks:read")))
                .post("/api/keys")
                .then()
                .statusCode(403);
    }

    @Test
    void rejectsARevokedKeyAtOnce() {
        String key = key("tasks:read");
        String id = account.request().get("/api/keys").path("items[0].id");
        account.request().delete("/api/keys/" + id).then().statusCode(204);
        account.request().delete("/api/keys/" + id).then().statusCode(404);
        with(key).get("/api/tasks").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        with(key).get("/v1/models").then().statusCode(401).body("error.code", equalTo("invalid_api_key"));
    }

    @Test
    void rejectsExpiredForgedAndTruncatedKeys() {
        String key = key("tasks:read");
        long past = Instant.now().toEpochMilli() - 1;
        database.write(handle -> handle.createUpdate("UPDATE api_key SET expires_at = :past WHERE user_id = :user")
                .bind("past", past)
                .bind("user", account.id())
                .execute());
        String forged = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");
        for (String wrong : List.of(key, forged, key.substring(0, 20), "wr_")) {
            with(wrong).get("/api/tasks").then().statusCode(401).body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void anotherUserCanNeitherSeeNorChangeAKey() {
        key("tasks:read");
        String id = account.request().get("/api/keys").path("items[0].id");
        TestAccount other = TestAccount.register();
        other.request().get("/api/keys").then().body("items", hasSize(0));
        other.request().delete("/api/keys/" + id).then().statusCode(404);
        other.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "mine now"))
                .patch("/api/keys/" + id)
                .then()
                .statusCode(404);
        account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "renamed"))
                .patch("/api/keys/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("renamed"));
    }

    @Test
    void rejectsInvalidValues() {
        make(Map.of("name", " ", "scopes", List.of("tasks:read"))).statusCode(422);
        make(Map.of("name", "x", "scopes", List.of())).statusCode(422);
        make(Map.of("name", "x", "scopes", List.of("admin"))).statusCode(422);
        make(Map.of("name", "x", "scopes", List.of("tasks:read"), "expiresAt", "2001-01-01T00:00:00Z"))
                .statusCode(422)
                .body("errors[0].field", equalTo("expiresAt"));
        make(Map.of("name", "x", "colour", "red")).statusCode(400);
        account.request().get("/api/keys/" + UUID.randomUUID()).then().statusCode(405);
    }

    @Test
    void aSessionThatEndedInAnotherProcessCannotCreateAKey() {
        account.request().get("/api/keys").then().statusCode(200); // from here on the account's state is cached
        database.write(handle ->
                handle.execute("UPDATE app_user SET token_version = token_version + 1 WHERE id = ?", account.id()));
        make(Map.of("name", "late", "scopes", List.of("tasks:read"))).statusCode(401);
        List<String> made = database.read(handle -> handle.createQuery("SELECT id FROM api_key WHERE user_id = :user")
                .bind("user", account.id())
                .mapTo(String.class)
                .list());
        assertEquals(List.of(), made);
    }

    @Test
    void aUserHasAtMostFiftyKeys() {
        for (int i = 0; i < 50; i++) {
            key("tasks:read");
        }
        make(Map.of("name", "x", "scopes", List.of("tasks:read")))
                .statusCode(409)
                .body("code", equalTo("limit_reached"));
    }
}
