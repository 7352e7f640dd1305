package io.whisperrest.api.share;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestLink;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Share links: what they show, and how they end. */
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

    @Test
    void aLinkShowsTheNewestVersionAndNothingElse() {
        TestLink link = TestLink.of(share("{}"));
        account.request()
                .header("If-Match", "\"1\"")
                .contentType(ContentType.JSON)
                .body(Map.of("segments", List.of(Map.of("id", 0, "start", 0, "end", 1.5, "text", "uno"))))
                .put("/api/tasks/" + id + "/transcript")
                .then()
                .statusCode(200);
        link.get("")
                .then()
                .statusCode(200)
                .header("X-Robots-Tag", "noindex")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .body("name", equalTo("Talk.wav"))
                .body("language", equalTo("en"))
                .body("script", nullValue())
                .body("segments.text", contains("uno"))
                .body("audio", equalTo(false))
                .body(not(containsString(id)))
                .body(not(containsString(account.id())));
        link.get("/transcript?format=srt").then().statusCode(200).body(containsString("uno"));
        link.get("/transcript?format=exe").then().statusCode(422);
    }

    /** Together with the language code it forms the tag for the page's {@code lang} attribute. */
    @Test
    void includesTheRequestedScript() {
        id = account.request()
                .contentType("audio/wav")
                .queryParam("language", "zh-TW")
                .body(RecognisedTask.WAV)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        RecognisedTask.recognise(database, id, List.of(new RecognisedTask.Line("頭髮", null)));
        account.request().get("/api/tasks/" + id + "/transcript").then().body("script", equalTo("Hant"));
        TestLink.of(share("{}")).get("").then().body("script", equalTo("Hant"));
    }

    @Test
    void playsTheRecordingOnlyWhenTheLinkIncludesIt() {
        TestLink text = TestLink.of(share("{}"));
        text.get("/audio").then().statusCode(404);
        text.get("/peaks").then().statusCode(404);
        TestLink sound = TestLink.of(share(Map.of("audio", true)));
        sound.get("").then().body("audio", equalTo(true));
        assertEquals(
                RecognisedTask.WAV.length,
                sound.get("/audio").then().statusCode(200).extract().asByteArray().length);
        given().header("Range", "bytes=0-3")
                .cookie("share-" + sound.id(), sound.token())
                .get(sound.path() + "/audio")
                .then()
                .statusCode(206)
                .body(equalTo("RIFF"));
    }

    @Test
    void everyEndedLinkLooksLikeAnUnknownOne() {
        TestLink revoked = TestLink.of(share("{}"));
        revoked.get("").then().statusCode(200);
        account.request().delete("/api/shares/" + revoked.id()).then().statusCode(204);
        account.request().delete("/api/shares/" + revoked.id()).then().statusCode(404);
        ended(revoked);
        TestLink expired = TestLink.of(share("{}"));
        execute("UPDATE share SET expires_at = 1 WHERE task_id = :id");
        ended(expired);
        TestLink deleted = TestLink.of(share("{}"));
        account.request().delete("/api/tasks/" + id).then().statusCode(200);
        ended(deleted);
        account.request().post("/api/tasks/" + id + "/restore").then().statusCode(200);
        deleted.get("").then().statusCode(200);
        execute("UPDATE app_user SET disabled_at = 1 WHERE id = (SELECT user_id FROM task WHERE id = :id)");
        ended(deleted);
    }

    private static void ended(TestLink link) {
        String unknown = body(TestLink.open("x".repeat(43)));
        assertEquals(unknown, body(link.open()));
        assertEquals(unknown, body(link.get("")));
    }

    private static String body(Response answer) {
        return answer.then().statusCode(404).extract().asString().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    @Test
    void showsTheTokenOnceAndStoresItsHash() {
        Response made = share("{}");
        String url = made.path("url");
        assertTrue(url.matches("http://localhost:\\d+/shared/#[A-Za-z0-9_-]{43}"), url);
        account.request()
                .get("/api/tasks/" + id + "/shares")
                .then()
                .body("items", hasSize(1))
                .body(not(containsString(TestLink.of(made).token())));
        String stored = database.read(handle -> handle.createQuery("SELECT token_hash FROM share WHERE task_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
        assertTrue(stored.matches("[0-9a-f]{64}"));
    }

    @Test
    void aLinkLastsSevenDaysByDefaultAndAtMostAYear() {
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
    void aTaskHasAtMostTwentyLinksAndOnlyItsOwnerCreatesThem() {
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
