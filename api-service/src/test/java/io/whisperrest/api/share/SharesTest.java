package io.whisperrest.api.share;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links for people without an account: what they show, and how they end. */
@ApiTest
class SharesTest {
    @Inject
    Database database;

    private TestAccount account;
    private String id;

    @BeforeEach
    void recognised() {
        account = TestAccount.register();
        id = RecognisedTask.of(account, database, "Talk.wav", "one two", "three");
        execute("UPDATE task SET playable = 1 WHERE id = :id");
    }

    private void execute(String sql) {
        database.write(handle -> handle.createUpdate(sql).bind("id", id).execute());
    }

    private Response share(Object body) {
        return account.request().contentType(ContentType.JSON).body(body).post("/api/tasks/" + id + "/shares");
    }

    private static String token(Response shared) {
        String url = shared.then().statusCode(201).extract().path("url");
        assertTrue(url.matches("http://localhost:\\d+/shared/#[A-Za-z0-9_-]{43}"), url);
        return url.substring(url.indexOf('#') + 1);
    }

    private static Response open(String token, String rest) {
        return given().get("/api/shared/" + token + rest);
    }

    @Test
    void aLinkShowsTheNewestVersionAndNothingElse() {
        String token = token(share("{}"));
        account.request()
                .header("If-Match", "\"1\"")
                .contentType(ContentType.JSON)
                .body(Map.of("segments", List.of(Map.of("id", 0, "start", 0, "end", 1.5, "text", "uno"))))
                .put("/api/tasks/" + id + "/transcript")
                .then()
                .statusCode(200);
        open(token, "")
                .then()
                .statusCode(200)
                .header("X-Robots-Tag", "noindex")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .body("name", equalTo("Talk.wav"))
                .body("language", equalTo("en"))
                .body("segments.text", contains("uno"))
                .body("audio", equalTo(false))
                .body(not(containsString(id)))
                .body(not(containsString(account.id())));
        open(token, "/transcript?format=srt").then().statusCode(200).body(containsString("uno"));
        open(token, "/transcript?format=exe").then().statusCode(422);
    }

    @Test
    void theRecordingIsHeardOnlyWhereTheLinkSaysSo() {
        String text = token(share("{}"));
        open(text, "/audio").then().statusCode(404);
        open(text, "/peaks").then().statusCode(404);
        String sound = token(share(Map.of("audio", true)));
        open(sound, "").then().body("audio", equalTo(true));
        assertEquals(
                RecognisedTask.WAV.length,
                open(sound, "/audio").then().statusCode(200).extract().asByteArray().length);
        given().header("Range", "bytes=0-3")
                .get("/api/shared/" + sound + "/audio")
                .then()
                .statusCode(206)
                .body(equalTo("RIFF"));
    }

    @Test
    void everyEndOfALinkLooksLikeALinkThatNeverWas() {
        String unknown = body(open("x".repeat(43), ""));
        String revoked = token(share("{}"));
        String shareId = account.request().get("/api/shares").path("items[0].id");
        account.request().delete("/api/shares/" + shareId).then().statusCode(204);
        account.request().delete("/api/shares/" + shareId).then().statusCode(404);
        assertEquals(unknown, body(open(revoked, "")));
        String expired = token(share("{}"));
        execute("UPDATE share SET expires_at = 1 WHERE task_id = :id");
        assertEquals(unknown, body(open(expired, "")));
        String deleted = token(share("{}"));
        account.request().delete("/api/tasks/" + id).then().statusCode(200);
        assertEquals(unknown, body(open(deleted, "")));
        account.request().post("/api/tasks/" + id + "/restore").then().statusCode(200);
        open(deleted, "").then().statusCode(200);
        execute("UPDATE app_user SET disabled_at = 1 WHERE id = (SELECT user_id FROM task WHERE id = :id)");
        assertEquals(unknown, body(open(deleted, "")));
    }

    private static String body(Response answer) {
        return answer.then().statusCode(404).extract().asString().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    @Test
    void theTokenIsShownOnceAndStoredAsAHash() {
        String token = token(share("{}"));
        account.request()
                .get("/api/tasks/" + id + "/shares")
                .then()
                .body("items", hasSize(1))
                .body(not(containsString(token)));
        String stored = database.read(handle -> handle.createQuery("SELECT token_hash FROM share WHERE task_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
        assertTrue(stored.matches("[0-9a-f]{64}"));
    }

    @Test
    void aLinkLastsSevenDaysUnlessToldOtherwiseAndAtMostAYear() {
        Instant usual = Instant.parse(share("{}").path("expiresAt"));
        assertEquals(7, ChronoUnit.DAYS.between(Instant.now(), usual.plusSeconds(60)));
        Instant month = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        share(Map.of("expiresAt", month.toString()))
                .then()
                .statusCode(201)
                .body("expiresAt", equalTo(month.toString()));
        for (Instant bad : List.of(Instant.now().minusSeconds(1), Instant.now().plus(366, ChronoUnit.DAYS))) {
            share(Map.of("expiresAt", bad.toString())).then().statusCode(422);
        }
        share(Map.of("expiresAt", "tomorrow")).then().statusCode(400);
    }

    @Test
    void aTaskHasTwentyLinksAndOnlyItsOwnerMakesThem() {
        for (int n = 0; n < 20; n++) {
            share("{}").then().statusCode(201);
        }
        share("{}").then().statusCode(409).body("code", equalTo("limit_reached"));
        TestAccount other = TestAccount.register();
        other.request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/tasks/" + id + "/shares")
                .then()
                .statusCode(404);
        other.request().get("/api/tasks/" + id + "/shares").then().statusCode(404);
        String shareId = account.request().get("/api/shares").path("items[0].id");
        other.request().delete("/api/shares/" + shareId).then().statusCode(404);
        other.request().get("/api/shares").then().body("items", hasSize(0));
    }
}
