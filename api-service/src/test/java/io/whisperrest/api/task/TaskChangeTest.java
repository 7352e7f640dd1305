package io.whisperrest.api.task;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Renaming, retrying, batches and ETags. */
@ApiTest
class TaskChangeTest {
    @Inject
    Database database;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private String made() {
        return account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .multiPart("prompt", "Kubernetes.")
                .multiPart("language", "ru")
                .multiPart("metadata", "{\"case\":\"7\"}")
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .body("metadata.case", equalTo("7"))
                .body("audio.format", equalTo("wav"))
                .extract()
                .path("id");
    }

    private String cancelled() {
        String id = made();
        account.request().post("/api/tasks/" + id + "/cancel").then().statusCode(200);
        return id;
    }

    private Response patch(String id, Object change) {
        return account.request().contentType(ContentType.JSON).body(change).patch("/api/tasks/" + id);
    }

    private Response retry(String id, Object body) {
        return account.request().contentType(ContentType.JSON).body(body).post("/api/tasks/" + id + "/retry");
    }

    private Response batch(String action, List<String> ids) {
        return account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("action", action, "ids", ids))
                .post("/api/tasks/batch");
    }

    private Object column(String name, String id) {
        return database.read(handle -> handle.createQuery("SELECT " + name + " FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    @Test
    void findsATaskByItsNewNameOnly() {
        String id = made();
        patch(id, Map.of("name", "Совещание"))
                .then()
                .statusCode(200)
                .body("name", equalTo("Совещание"))
                .body("metadata.case", equalTo("7"));
        account.request().queryParam("q", "СОВЕЩ").get("/api/tasks").then().body("items.id", contains(id));
        account.request().queryParam("q", "a.wav").get("/api/tasks").then().body("items", hasSize(0));
    }

    @Test
    void aChosenNameKeepsItsSlashes() {
        patch(made(), Map.of("name", "Meeting 12/05")).then().statusCode(200).body("name", equalTo("Meeting 12/05"));
    }

    @Test
    void renamingKeepsTheSearchableText() {
        String id = RecognisedTask.of(account, database, "a.wav", "Привет, мир");
        patch(id, Map.of("name", "Budget")).then().statusCode(200);
        for (String found : List.of("budget", "миру", "budget мир")) {
            account.request().queryParam("q", found).get("/api/tasks").then().body("items.id", contains(id));
        }
        account.request().queryParam("q", "wav").get("/api/tasks").then().body("items", hasSize(0));
    }

    @Test
    void replacesMetadataAsAWholeWithinItsLimits() {
        String id = made();
        patch(id, Map.of("metadata", Map.of("a", "1")))
                .then()
                .statusCode(200)
                .body("metadata", equalTo(Map.of("a", "1")));
        Map<String, String> many = IntStream.range(0, 17).boxed().collect(Collectors.toMap(n -> "k" + n, n -> "v"));
        patch(id, Map.of("metadata", many)).then().statusCode(422).body("errors[0].field", equalTo("metadata"));
        patch(id, Map.of("metadata", Map.of("a", "x".repeat(513)))).then().statusCode(422);
        patch(id, Map.of("metadata", Map.of("a", 1))).then().statusCode(400);
        patch(id, Map.of("status", "success")).then().statusCode(400).body("code", equalTo("unknown_field"));
        patch(id, Map.of("name", " ")).then().statusCode(422);
        patch(id, Map.of("name", "x".repeat(256))).then().statusCode(422);
        account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .multiPart("metadata", "[1]")
                .post("/api/tasks")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({"language, zh-TW", "languages, 'en,zh-TW'", "language, 'auto,zh-TW'"})
    void aRetryKeepsTheScriptUntilAnotherLanguageIsNamed(String option, String written) {
        String id = account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .multiPart(option, written)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        account.request().post("/api/tasks/" + id + "/cancel").then().statusCode(200);

        retry(id, Map.of()).then().statusCode(202).body("options.script", equalTo("Hant"));
        retry(id, Map.of("options", Map.of("language", "zh-CN")))
                .then()
                .statusCode(202)
                .body("options.script", equalTo("Hans"));
        retry(id, Map.of("options", Map.of("language", "zh")))
                .then()
                .statusCode(202)
                .body("options.script", nullValue());
    }

    /** Two minutes out of half an hour were recognized. */
    @Test
    void aTaskCancelledHalfwayReportsNoSpeedAndUsesOnlyWhatWasRecognized() {
        String id = made();
        long now = System.currentTimeMillis();
        database.write(handle -> {
            handle.execute(
                    "UPDATE task SET status = 'RUNNING', fence = 1, worker = 'w', started_at = ?, audio_ms = 1800000,"
                            + " windows_total = 60, windows_done = 4, done_ms = 120000, processing_ms = 34000 WHERE id = ?",
                    now - 34_000,
                    id);
            return handle.execute("UPDATE usage SET audio_ms = 1800000 WHERE task_id = ?", id);
        });
        account.request()
                .post("/api/tasks/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("duration", equalTo(1800f))
                .body("rtfx", nullValue());
        account.request()
                .get("/api/usage")
                .then()
                .body("totals.audioSeconds", equalTo(120f))
                .body("totals.processingSeconds", equalTo(34f))
                .body("totals.successes", equalTo(0))
                .body("totals.cancelled", equalTo(1))
                .body("totals.rtfx", nullValue())
                .body("quota.audioSecondsPerDay.used", equalTo(120f));
    }

    @Test
    void aRetryIsANewTaskOnTheSameAudioWithTheChangedOptions() {
        String id = cancelled();
        String again = retry(id, Map.of("options", Map.of("languages", List.of("en", "de"), "temperature", 0.4)))
                .then()
                .statusCode(202)
                .body("id", not(equalTo(id)))
                .body("retryOf", equalTo(id))
                .body("name", equalTo("a.wav"))
                .body("metadata.case", equalTo("7"))
                .body("options.language", equalTo("auto"))
                .body("options.temperature", equalTo(0.4f))
                .body("attempts", equalTo(0))
                .extract()
                .path("id");
        assertEquals(column("audio_key", id), column("audio_key", again));
        account.request()
                .get("/api/tasks/" + id)
                .then()
                .body("status", equalTo("cancelled"))
                .body("retryOf", nullValue());
    }

    @Test
    void aRetryNeedsAFinishedTaskItsAudioAndValidOptions() {
        retry(made(), Map.of()).then().statusCode(409).body("code", equalTo("task_not_over"));
        String id = cancelled();
        retry(id, Map.of("options", Map.of("language", "klingon"))).then().statusCode(422);
        retry(id, Map.of("options", Map.of("words", "no"))).then().statusCode(400);
        retry(id, Map.of("options", Map.of("wrods", true)))
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown_field"));
        retry(id, Map.of("options", 3)).then().statusCode(400);
        database.write(handle -> handle.createUpdate("UPDATE task SET audio_key = NULL WHERE id = :id")
                .bind("id", id)
                .execute());
        retry(id, Map.of()).then().statusCode(410).body("code", equalTo("audio_gone"));
        TestAccount other = TestAccount.register();
        other.request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/tasks/" + id + "/retry")
                .then()
                .statusCode(404);
    }

    @Test
    void aRetryWithTheSameKeyCreatesOneTask() {
        String id = cancelled();
        String first = account.request()
                .header("Idempotency-Key", "again")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/tasks/" + id + "/retry")
                .path("id");
        account.request()
                .header("Idempotency-Key", "again")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/tasks/" + id + "/retry")
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        account.request()
                .header("Idempotency-Key", "again")
                .contentType(ContentType.JSON)
                .body("{\"options\":{\"words\":false}}")
                .post("/api/tasks/" + id + "/retry")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_mismatch"));
    }

    @Test
    void oneBadIdDoesNotStopTheOthersOfABatch() {
        String one = made();
        String over = cancelled();
        String foreign = "00000000-0000-4000-8000-000000000000";
        batch("cancel", List.of(one, foreign, over))
                .then()
                .statusCode(200)
                .body("results.id", contains(one, foreign, over))
                .body("results.status", contains(200, 404, 200))
                .body("results.code", contains(null, "not_found", null))
                .body("results[0].task.status", equalTo("cancelled"));
        batch("retry", List.of(one))
                .then()
                .body("results[0].status", equalTo(202))
                .body("results[0].task.retryOf", equalTo(one));
        batch("delete", List.of(one, over)).then().body("results.status", contains(200, 200));
        batch("restore", List.of(one, over)).then().body("results.status", contains(200, 200));
        batch("retry", List.of(made())).then().body("results[0].code", equalTo("task_not_over"));
    }

    @Test
    void aBatchHasOneToAHundredIds() {
        batch("cancel", List.of()).then().statusCode(422);
        batch("cancel", IntStream.range(0, 101).mapToObj(Integer::toString).toList())
                .then()
                .statusCode(422);
        batch("explode", List.of("x")).then().statusCode(400);
    }

    @Test
    void answersAnUnchangedTaskWith304() {
        String id = cancelled();
        String tag = account.request().get("/api/tasks/" + id).header("ETag");
        account.request()
                .header("If-None-Match", tag)
                .get("/api/tasks/" + id)
                .then()
                .statusCode(304)
                .header("ETag", tag);
        patch(id, Map.of("name", "B")).then().statusCode(200);
        account.request()
                .header("If-None-Match", tag)
                .get("/api/tasks/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void immediateDeletionCannotBeUndone() {
        String id = cancelled();
        account.request().delete("/api/tasks/" + id + "?now=true").then().statusCode(204);
        account.request().post("/api/tasks/" + id + "/restore").then().statusCode(404);
    }
}
