package io.whisperrest.api.profile;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.dispatch.Eraser;
import io.whisperrest.api.dispatch.ErasureRepository;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestBrowser;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that users make to their own account. */
@ApiTest
class AccountResourceTest {
    private static final String FRESH = "nineteen green turtles";

    @Inject
    Database database;

    @Inject
    AudioStore store;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private ValidatableResponse patch(Object body) {
        return account.request()
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/api/account")
                .then();
    }

    private Response task(Map<String, String> fields) {
        return account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .formParams(fields)
                .post("/api/tasks");
    }

    private static Response password(TestBrowser browser, String current, String fresh) {
        return browser.kept(browser.request()
                .contentType(ContentType.JSON)
                .body(Map.of("current", current, "new", fresh))
                .put("/api/account/password"));
    }

    private static Response token(String email, String password) {
        return given().formParam("username", email)
                .formParam("password", password)
                .post("/token");
    }

    @Test
    void storesPreferencesAndKeepsAbsentOnes() {
        patch(Map.of("locale", "ru")).statusCode(200).body("locale", equalTo("ru"));
        patch(Map.of("defaults", Map.of("language", "ru", "words", false, "keywords", List.of("Quarkus", "Valkey"))))
                .statusCode(200)
                .body("locale", equalTo("ru"))
                .body("defaults.language", equalTo("ru"));
        patch(Map.of("retention", Map.of("audioDays", 7)))
                .statusCode(200)
                .body("retention.audioDays", equalTo(7))
                .body("retention.textDays", nullValue())
                .body("defaults.words", equalTo(false));
        account.request()
                .get("/api/session")
                .then()
                .body("locale", equalTo("ru"))
                .body("retention.audioDays", equalTo(7));
    }

    @Test
    void rejectsInvalidValues() {
        patch(Map.of("locale", "tlh")).statusCode(422).body("errors[0].field", equalTo("locale"));
        patch(Map.of("role", "admin")).statusCode(400).body("code", equalTo("unknown_field"));
        patch(Map.of("defaults", Map.of("colour", "red"))).statusCode(400).body("code", equalTo("unknown_field"));
        patch(Map.of("defaults", Map.of("language", "klingon"))).statusCode(422);
        patch(Map.of("defaults", Map.of("model", "none-such"))).statusCode(422).body("code", equalTo("unknown_model"));
        patch(Map.of("defaults", Map.of("name", "all the same"))).statusCode(422);
        patch(Map.of("defaults", Map.of("language", Map.of("a", "b")))).statusCode(422);
        patch(Map.of("defaults", Map.of("keywords", Collections.nCopies(20_000, ""))))
                .statusCode(422)
                .body("errors[0].field", equalTo("defaults"));
        patch(Map.of("defaults", Collections.singletonMap("x".repeat(20_000), null)))
                .body("defaults", equalTo(Map.of()));
        patch(Map.of("retention", Map.of("audioDays", 0))).statusCode(422);
        patch(Map.of("retention", Map.of("audioDays", 31))) // configured: 30
                .statusCode(422)
                .body("errors[0].field", equalTo("retention.audioDays"));
        patch(Map.of("retention", Map.of("textDays", 31))).statusCode(200); // configured: forever
    }

    @Test
    void usesDefaultsForOptionsThatATaskDoesNotName() {
        patch(Map.of("defaults", Map.of("language", "ru", "words", false, "temperature", 0.5)))
                .statusCode(200);
        task(Map.of())
                .then()
                .statusCode(202)
                .body("options.language", equalTo("ru"))
                .body("options.words", equalTo(false))
                .body("options.temperature", equalTo(0.5f));
        task(Map.of("language", "de", "words", "true"))
                .then()
                .statusCode(202)
                .body("options.language", equalTo("de"))
                .body("options.words", equalTo(true));
        task(Map.of("languages", "de,fr")).then().statusCode(202).body("options.language", equalTo("auto"));
        account.request()
                .contentType("audio/wav")
                .body(RecognisedTask.WAV)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .body("options.language", equalTo("ru"));
        TestAccount other = TestAccount.register();
        other.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .post("/api/tasks")
                .then()
                .body("options.language", equalTo("auto"));
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        TestBrowser mine = TestBrowser.signedIn(account);
        TestBrowser other = TestBrowser.signedIn(account);
        password(mine, account.password(), FRESH).then().statusCode(204);
        mine.request().get("/api/session").then().statusCode(200);
        mine.refresh().then().statusCode(204);
        other.request().get("/api/session").then().statusCode(401);
        other.refresh().then().statusCode(401).body("code", equalTo("session_ended"));
        account.request().get("/api/session").then().statusCode(401);
        token(account.email(), account.password()).then().statusCode(401);
        token(account.email(), FRESH).then().statusCode(200);
    }

    @Test
    void aNewPasswordNeedsTheCurrentOneAndMustFollowTheRules() {
        TestBrowser browser = TestBrowser.signedIn(account);
        password(browser, "not the password", FRESH)
                .then()
                .statusCode(403)
                .body("code", equalTo("invalid_credentials"));
        password(browser, account.password(), "short").then().statusCode(422).body("errors[0].field", equalTo("new"));
        token(account.email(), account.password()).then().statusCode(200);
        browser.request().get("/api/session").then().statusCode(200);
    }

    @Test
    void deletingAnAccountDeletesAllItsData() throws IOException {
        String id = task(Map.of()).then().statusCode(202).extract().path("id");
        String audio = database.read(handle -> handle.createQuery("SELECT audio_key FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
        String key = account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x", "scopes", List.of("tasks:read")))
                .post("/api/keys")
                .path("key");
        TestBrowser browser = TestBrowser.signedIn(account);
        leave(browser, "not the password").then().statusCode(403).body("code", equalTo("invalid_credentials"));
        assertTrue(store.open(audio).bytes() > 0);
        leave(browser, account.password()).then().statusCode(202);

        browser.request().get("/api/session").then().statusCode(401);
        browser.refresh().then().statusCode(401);
        account.request().get("/api/tasks").then().statusCode(401);
        given().header("Authorization", "Bearer " + key)
                .get("/api/tasks")
                .then()
                .statusCode(401);
        token(account.email(), account.password()).then().statusCode(401);
        eraseAll();
        assertEquals(0, rows());
        assertThrows(NoSuchFileException.class, () -> store.open(audio));
        given().contentType(ContentType.JSON)
                .body(Map.of("email", account.email(), "password", FRESH))
                .post("/register")
                .then()
                .statusCode(201);
        account.request().get("/api/tasks").then().statusCode(401);
    }

    private static Response leave(TestBrowser browser, String password) {
        return browser.request()
                .contentType(ContentType.JSON)
                .body(Map.of("password", password))
                .delete("/api/account");
    }

    private long rows() {
        return database.read(handle -> handle.createQuery("SELECT (SELECT count(*) FROM app_user WHERE id = :id)"
                        + " + (SELECT count(*) FROM task WHERE user_id = :id)"
                        + " + (SELECT count(*) FROM api_key WHERE user_id = :id)"
                        + " + (SELECT count(*) FROM refresh_token WHERE user_id = :id)"
                        + " + (SELECT count(*) FROM usage WHERE user_id = :id)")
                .bind("id", account.id())
                .mapTo(Long.class)
                .one());
    }

    private void eraseAll() {
        // the relay must first publish the cancellation to Redis
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            new Eraser(
                            new ErasureRepository(database, new TaskEndings(database, event -> {})),
                            store,
                            Duration.ofSeconds(30),
                            Clock.systemUTC())
                    .pass();
            return rows() == 0;
        });
    }

    @Test
    void rejectsMissingCredentials() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .patch("/api/account")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .delete("/api/account")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .put("/api/account/password")
                .then()
                .statusCode(401);
        given().get("/api/account/sessions").then().statusCode(401).body("items", nullValue());
        account.request().get("/api/account/sessions").then().body("items", hasSize(0));
    }
}
