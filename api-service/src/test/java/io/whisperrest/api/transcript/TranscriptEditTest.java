package io.whisperrest.api.transcript;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editing a transcript: versions, conflicts and rejected edits. */
@ApiTest
class TranscriptEditTest {
    @Inject
    Database database;

    private TestAccount account;
    private String id;

    @BeforeEach
    void recognised() {
        account = TestAccount.register();
        id = RecognisedTask.of(account, database, "talk.wav", "one two", "three four", "five");
    }

    private static Map<String, Object> line(Integer from, double start, double end, String text) {
        Map<String, Object> line = new HashMap<>(Map.of("start", start, "end", end, "text", text));
        if (from != null) {
            line.put("id", from);
        }
        return line;
    }

    private static List<Map<String, Object>> lines() {
        return new ArrayList<>(
                List.of(line(0, 0, 1.5, "one two"), line(1, 2, 3.5, "three four"), line(2, 4, 5.5, "five")));
    }

    private Response save(String ifMatch, Object body) {
        return account.request()
                .header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/tasks/" + id + "/transcript");
    }

    private ValidatableResponse refused(List<Map<String, Object>> lines, String field) {
        return save("\"1\"", Map.of("segments", lines)).then().statusCode(422).body("errors[0].field", equalTo(field));
    }

    private ValidatableResponse transcript(String query) {
        return account.request().get("/api/tasks/" + id + "/transcript" + query).then();
    }

    private void makeOlder() {
        database.write(handle -> handle.createUpdate(
                        "UPDATE transcript_version SET created_at = created_at - 600001 WHERE task_id = :id")
                .bind("id", id)
                .execute());
    }

    @Test
    void estimatesTheTimesOfChangedWordsAndKeepsTheOthers() {
        List<Map<String, Object>> lines = lines();
        lines.set(1, line(1, 2, 3.5, "Привет, мир"));
        save("\"1\"", Map.of("segments", lines))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("original", equalTo(false))
                .body("text", equalTo("one two Привет, мир five"))
                .body("segments.edited", contains(false, true, false))
                .body("segments[0].words.estimated", contains(false, false))
                .body("segments[1].words.text", contains("Привет,", "мир"))
                .body("segments[1].words.estimated", contains(true, true))
                .body("segments[1].words[0].start", equalTo(2f))
                .body("segments[1].words[1].end", equalTo(3.5f));
        transcript("").body("text", equalTo("one two Привет, мир five")).header("ETag", "\"2\"");
        transcript("?version=1")
                .body("text", equalTo("one two three four five"))
                .body("original", equalTo(true));
        account.request()
                .get("/api/tasks/" + id)
                .then()
                .body("transcriptVersion", equalTo(2))
                .body("edited", equalTo(true))
                .body("preview", startsWith("one two Привет"));
        account.request().get("/status/" + id).then().body("result", equalTo("one two Привет, мир five"));
        account.request().queryParam("q", "ПРИВЕТ").get("/api/tasks").then().body("items", hasSize(1));
        account.request().queryParam("q", "three").get("/api/tasks").then().body("items", hasSize(0));
        transcript("?format=srt").body(startsWith("1\n00:00:00,000 --> 00:00:01,500\none two\n"));
    }

    @Test
    void mergesSavesOfOneSessionIntoOneVersionWithIncreasingNumbers() {
        List<Map<String, Object>> lines = lines();
        lines.set(0, line(0, 0, 1.5, "uno"));
        save("\"1\"", Map.of("segments", lines)).then().statusCode(200);
        lines.set(1, line(1, 2, 3.5, "due"));
        save("\"2\"", Map.of("segments", lines)).then().statusCode(200).body("version", equalTo(3));
        versions().body("version", contains(1, 3)).body("segmentsChanged", contains(0, 2));
        makeOlder();
        lines.remove(2);
        save("\"3\"", Map.of("segments", lines)).then().statusCode(200);
        versions().body("version", contains(1, 3, 4)).body("segmentsChanged", contains(0, 2, 1));
        transcript("?version=2").statusCode(404);
    }

    private ValidatableResponse versions() {
        return account.request()
                .get("/api/tasks/" + id + "/transcript/versions")
                .then()
                .statusCode(200);
    }

    @Test
    void aSaveFromAnotherSessionCreatesAnotherVersion() {
        save("\"1\"", Map.of("segments", lines().subList(0, 2))).then().statusCode(200);
        new TestAccount(account.id(), account.email(), account.password(), TestAccount.tokenOf(account.email()))
                .request()
                .header("If-Match", "\"2\"")
                .contentType(ContentType.JSON)
                .body(Map.of("segments", lines().subList(0, 1)))
                .put("/api/tasks/" + id + "/transcript")
                .then()
                .statusCode(200);
        versions().body("version", contains(1, 2, 3));
    }

    @Test
    void rejectsASaveOverANewerVersion() {
        save("\"1\"", Map.of("segments", lines().subList(0, 2))).then().statusCode(200);
        save("\"1\"", Map.of("segments", lines()))
                .then()
                .statusCode(412)
                .body("code", equalTo("version_conflict"))
                .body("currentVersion", equalTo(2));
        account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("segments", lines()))
                .put("/api/tasks/" + id + "/transcript")
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition_required"));
    }

    @Test
    void restoresAnOldVersionAsANewOneAndKeepsTheEdit() {
        save("\"1\"", Map.of("segments", lines().subList(0, 1))).then().statusCode(200);
        account.request()
                .header("If-Match", "\"2\"")
                .contentType(ContentType.JSON)
                .body(Map.of("version", 1))
                .post("/api/tasks/" + id + "/transcript/restore")
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("text", equalTo("one two three four five"))
                .body("segments.edited", contains(false, false, false));
        versions().body("version", contains(1, 2, 3));
        transcript("?version=2").body("text", equalTo("one two"));
    }

    @Test
    void storesAndWritesSpeakerNames() {
        List<Map<String, Object>> lines = lines();
        lines.get(0).put("speaker", "a");
        save("\"1\"", Map.of("segments", lines, "speakers", Map.of("a", "Анна")))
                .then()
                .statusCode(200)
                .body("speakers.a", equalTo("Анна"))
                .body("segments[0].speaker", equalTo("a"))
                .body("segments[0].edited", equalTo(false));
        transcript("?format=text").body(startsWith("Анна: one two\n"));
        lines.get(1).put("speaker", "nobody");
        save("\"2\"", Map.of("segments", lines)).then().statusCode(422);
    }

    @Test
    void treatsChannelsAsSpeakers() {
        String call = RecognisedTask.made(account, "call.wav");
        RecognisedTask.recognise(
                database, call, List.of(new RecognisedTask.Line("hello", 1), new RecognisedTask.Line("hi", 2)));
        account.request()
                .get("/api/tasks/" + call + "/transcript")
                .then()
                .body("speakers", equalTo(Map.of("1", "Channel 1", "2", "Channel 2")))
                .body("segments.speaker", contains("1", "2"))
                .body("segments.channel", contains(1, 2));
    }

    @Test
    void namesWhatIsInvalid() {
        List<Map<String, Object>> lines = lines();
        lines.set(1, line(1, 0.5, 0.4, "x"));
        refused(lines, "segments[1].end");
        lines.set(1, line(1, 9, 10, "x"));
        refused(lines, "segments[1].end");
        lines.set(1, line(7, 2, 3, "x"));
        refused(lines, "segments[1].id");
        lines.set(1, line(1, 2, 3, " "));
        refused(lines, "segments[1].text");
        lines.set(1, line(null, 4.5, 5, "x"));
        refused(lines, "segments[2].start");
        save("\"1\"", Map.of("words", List.of())).then().statusCode(400);
        save("\"1\"", Map.of()).then().statusCode(400);
        transcript("").body("version", equalTo(1));
    }

    @Test
    void onlyTheOwnersSuccessfulTaskCanBeEdited() {
        String waiting = RecognisedTask.made(account, "b.wav");
        account.request()
                .header("If-Match", "\"1\"")
                .contentType(ContentType.JSON)
                .body(Map.of("segments", List.of()))
                .put("/api/tasks/" + waiting + "/transcript")
                .then()
                .statusCode(409)
                .body("code", equalTo("not_ready"));
        TestAccount.register()
                .request()
                .header("If-Match", "\"1\"")
                .contentType(ContentType.JSON)
                .body(Map.of("segments", List.of()))
                .put("/api/tasks/" + id + "/transcript")
                .then()
                .statusCode(404);
    }

    @Test
    void keepsTheFirstAndTheLastFiftyVersions() {
        for (int version = 1; version <= 53; version++) {
            save("\"" + version + "\"", Map.of("segments", List.of(line(null, 0, 1, "save " + version))))
                    .then()
                    .statusCode(200);
            makeOlder();
        }
        versions().body("", hasSize(51)).body("[0].version", equalTo(1)).body("[1].version", equalTo(5));
    }

    @Test
    void acceptsATranscriptUpToSixteenMebibytes() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int n = 0; n < 20_000; n++) {
            lines.add(line(null, 1, 2, "x".repeat(45)));
        }
        save("\"1\"", Map.of("segments", lines)).then().statusCode(200);
        lines.replaceAll(line -> line(null, 1, 2, "x".repeat(900)));
        save("\"2\"", Map.of("segments", lines))
                .then()
                .statusCode(413)
                .body("code", equalTo("body_too_large"))
                .body("maxBytes", equalTo(16 * 1024 * 1024));
    }

    private long storedBytes(String sum) {
        return database.read(
                handle -> handle.createQuery("SELECT " + sum + " FROM transcript_version WHERE task_id = :id")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void storesAnEditInAboutTheBytesThatWereSent() {
        List<Map<String, Object>> few = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            few.add(line(null, 1, 2, "a ".repeat(5000).strip()));
        }
        save("\"1\"", Map.of("segments", few)).then().statusCode(200).body("segments[0].words", hasSize(5000));
        assertTrue(storedBytes("octet_length(segments)") < 220_000, "20 long texts");
        List<Map<String, Object>> many = new ArrayList<>();
        for (int n = 0; n < 20_000; n++) {
            many.add(line(null, 1, 2, "a"));
        }
        save("\"2\"", Map.of("segments", many)).then().statusCode(200);
        assertTrue(storedBytes("octet_length(segments)") < 20_000 * 60, "many short texts");
    }

    @Test
    void recomputesWordsStoredByAnEarlierRelease() {
        save("\"1\"", Map.of("segments", List.of(line(null, 0, 2, "uno due"))))
                .then()
                .statusCode(200);
        database.write(
                handle -> handle.createUpdate("UPDATE transcript_version SET segments = :json WHERE task_id = :id")
                        .bind(
                                "json",
                                "[{\"original\":null,\"segment\":{\"startMs\":0,\"endMs\":2000,\"text\":\"uno"
                                        + " due\",\"words\":[{\"text\":\"uno"
                                        + " due\",\"startMs\":0,\"endMs\":2000,\"probability\":null,"
                                        + "\"estimated\":true}],\"tokens\":[],\"language\":null,\"channel\":null,"
                                        + "\"avgLogprob\":null,\"noSpeechProb\":null,\"compressionRatio\":null,"
                                        + "\"temperature\":null},\"speaker\":null}]")
                        .bind("id", id)
                        .execute());
        transcript("")
                .body("segments[0].words.text", contains("uno", "due"))
                .body("segments[0].words[0].end", equalTo(1f));
    }

    @Test
    void limitsTheTotalTextOfAnEdit() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            lines.add(line(null, 1, 2, "x".repeat(10_000)));
        }
        save("\"1\"", Map.of("segments", lines)).then().statusCode(200);
        lines.add(line(null, 1, 2, "x"));
        save("\"2\"", Map.of("segments", lines))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("segments"))
                .body("detail", containsString("1000000"));
    }

    @Test
    void rejectsOverlongListsAtTheLimit() {
        save("\"1\"", "{\"segments\":[" + "{},".repeat(60_000)) // no end: the rest is not read
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("segments"));
        StringBuilder names = new StringBuilder("{\"segments\":[],\"speakers\":{");
        for (int n = 0; n < 200; n++) {
            names.append("\"s").append(n).append("\":\"x\",");
        }
        save("\"1\"", names.toString()).then().statusCode(422).body("errors[0].field", equalTo("speakers"));
        save("\"1\"", "{\"segments\":{}}").then().statusCode(400);
        save("\"1\"", "{\"segments\":[],\"speakers\":[]}").then().statusCode(400);
        save("\"1\"", "{\"segments\":[null]}")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("segments[0].text"));
    }

    @Test
    void versionsCountTowardsTheStorageQuotaAndASmallerOneIsAlwaysAccepted() {
        long before =
                account.request().get("/api/usage").then().extract().jsonPath().getLong("quota.storageBytes.used");
        save("\"1\"", Map.of("segments", List.of(line(null, 0, 1, "x".repeat(9000)))))
                .then()
                .statusCode(200);
        account.request().get("/api/usage").then().body("quota.storageBytes.used", equalTo((int)
                (before + storedBytes("sum(octet_length(segments) + octet_length(speakers))"))));
        database.write(handle -> handle.execute(
                "UPDATE app_user SET limits = ? WHERE id = ?",
                "{\"storageBytes\":" + (before + 100) + "}",
                account.id()));
        makeOlder();
        save("\"2\"", Map.of("segments", List.of(line(null, 0, 1, "more"))))
                .then()
                .statusCode(429)
                .body("code", equalTo("quota_exceeded"))
                .body("quota", equalTo("storageBytes"));
        transcript("").body("version", equalTo(2));
        database.write(handle -> handle.createUpdate(
                        "UPDATE transcript_version SET created_at = created_at + 600001 WHERE task_id = :id")
                .bind("id", id)
                .execute());
        save("\"2\"", Map.of("segments", List.of(line(null, 0, 1, "less"))))
                .then()
                .statusCode(200);
    }

    @Test
    void answersAnUnchangedTranscriptWith304() {
        for (String format : List.of("json", "srt", "docx")) {
            String tag = transcript("?format=" + format).extract().header("ETag");
            account.request()
                    .header("If-None-Match", tag)
                    .get("/api/tasks/" + id + "/transcript?format=" + format)
                    .then()
                    .statusCode(304);
        }
        account.request()
                .head("/api/tasks/" + id + "/transcript")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void returnsSegmentsWhileTheTaskRuns() {
        String running = RecognisedTask.made(account, "b.wav");
        RecognisedTask.commit(database, running, 0, new RecognisedTask.Line("first", null));
        account.request()
                .get("/api/tasks/" + running + "/segments")
                .then()
                .body("items.text", contains("first"))
                .body("complete", equalTo(false));
        account.request()
                .get("/api/tasks/" + id + "/segments?after=0")
                .then()
                .body("items.id", contains(1, 2))
                .body("complete", equalTo(true))
                .body("progress", equalTo(1f));
        account.request().get("/api/tasks/" + id + "/segments?after=-1").then().statusCode(422);
    }
}
