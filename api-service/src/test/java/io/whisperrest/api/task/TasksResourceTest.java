package io.whisperrest.api.task;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /api/tasks}, without a worker. */
@ApiTest
class TasksResourceTest {
    private static final byte[] WAV = wav();

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private static byte[] wav() {
        byte[] wav = Arrays.copyOf("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1), 3244);
        wav[43] = 1;
        return wav;
    }

    private String made(String name) {
        return account.request()
                .contentType("audio/wav")
                .queryParam("name", name)
                .body(WAV)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private Response page(String query) {
        return account.request().get("/api/tasks" + (query.isEmpty() ? "" : "?" + query));
    }

    @Test
    void acceptsEveryOptionAndShowsItResolved() {
        account.request()
                .multiPart("file", "call.wav", WAV)
                .multiPart("name", "Call of Monday")
                .multiPart("languages", "ru,en-US")
                .multiPart("languages", "de")
                .multiPart("task", "translate")
                .multiPart("prompt", "Kubernetes.")
                .multiPart("keywords", "Anna, Boris")
                .multiPart("words", "false")
                .multiPart("temperature", "0.2")
                .multiPart("start", "1.5")
                .multiPart("end", "9")
                .multiPart("channels", "split")
                .multiPart("track", "2")
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .header("Location", startsWith("http"))
                .body("status", equalTo("queued"))
                .body("name", equalTo("Call of Monday"))
                .body("options.language", equalTo("auto"))
                .body("options.task", equalTo("translate"))
                .body("options.words", equalTo(false))
                .body("options.temperature", equalTo(0.2f))
                .body("options.channels", equalTo("split"))
                .body("options.track", equalTo(2))
                .body("dialect", equalTo("api"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "eng; en; ",
                "Deutsch; de; ",
                "de_AT; de; ",
                "undefined; auto; ",
                "multi; auto; ",
                "en,rus; auto; en ru",
                "English, русский; auto; en ru"
            })
    void languagesAreWrittenInManyWays(String written, String language, String mixed) {
        List<String> languages = mixed == null ? List.of() : List.of(mixed.split(" "));
        account.request()
                .multiPart("file", "a.wav", WAV)
                .multiPart("language", written, "text/plain; charset=utf-8")
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .body("options.language", equalTo(language))
                .body("options.languages", equalTo(languages));
        String id = account.request()
                .multiPart("file", "a.wav", WAV)
                .multiPart("language", written, "text/plain; charset=utf-8")
                .post("/transcribe")
                .then()
                .statusCode(202)
                .extract()
                .path("task_id");
        account.request()
                .get("/api/tasks/" + id)
                .then()
                .body("options.language", equalTo(language))
                .body("options.languages", equalTo(languages));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh, Hans",
        "zh-TW, zh, Hant",
        "zh-HK, zh, Hant-HK",
        "sr-Latn, sr, Latn",
        "'zh-TW,sr-Latn', auto, 'Hant,Latn'",
        "zh, zh,",
        "pt-BR, pt,"
    })
    void showsTheScriptThatALanguageTagAsksFor(String written, String language, String script) {
        account.request()
                .multiPart("file", "a.wav", WAV)
                .multiPart("language", written)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .body("options.language", equalTo(language))
                .body("options.script", equalTo(script));
        String id = account.request()
                .multiPart("file", "a.wav", WAV)
                .multiPart("language", written)
                .post("/transcribe")
                .then()
                .statusCode(202)
                .extract()
                .path("task_id");
        account.request().get("/api/tasks/" + id).then().body("options.script", equalTo(script));
    }

    @Test
    void acceptsTheAudioAsTheBodyItself() {
        account.request()
                .contentType("audio/wav")
                .body(WAV)
                .post("/api/tasks?language=ru&name=raw.wav")
                .then()
                .statusCode(202)
                .body("name", equalTo("raw.wav"))
                .body("options.language", equalTo("ru"));
    }

    @Test
    void aChosenNameKeepsItsSlashesAndAFilesNameLosesItsFolders() {
        String id = made("Meeting 12/05");
        account.request().get("/api/tasks/" + id).then().body("name", equalTo("Meeting 12/05"));
        account.request()
                .multiPart("file", "calls/call.wav", WAV)
                .multiPart("name", "Meeting 13/05")
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .body("name", equalTo("Meeting 13/05"));
        account.request()
                .multiPart("file", "calls/call.wav", WAV)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .body("name", equalTo("call.wav"));
    }

    @ParameterizedTest
    @CsvSource({
        "language, klingon, 422, unknown_language",
        "model, enormous, 422, unknown_model",
        "task, sing, 422, validation_failed",
        "temperature, 2, 422, validation_failed",
        "temperature, NaN, 422, validation_failed",
        "start, -1, 422, validation_failed",
        "end, 0, 422, validation_failed",
        "channels, 9, 422, validation_failed",
        "track, 0, 422, validation_failed",
        "track, 1.5, 422, validation_failed",
        "track, second, 422, validation_failed",
        "words, perhaps, 422, validation_failed",
        "diarize, true, 422, not_offered",
        "colour, red, 400, unknown_field"
    })
    void rejectsInvalidOptions(String field, String value, int status, String code) {
        account.request()
                .multiPart("file", "a.wav", WAV)
                .multiPart(field, value)
                .post("/api/tasks")
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
        page("").then().body("items", hasSize(0));
    }

    @Test
    void pagesNeitherSkipNorRepeatTasksWhileOthersAreAdded() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(made("task-" + i));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page = page("limit=3" + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.then().statusCode(200).extract().path("items.id"));
            cursor = page.path("nextCursor");
            made("late");
        } while (cursor != null);
        assertEquals(7, seen.size());
        assertEquals(new HashSet<>(made), new HashSet<>(seen));
    }

    @Test
    void findsByNameInAnyCaseAndCounts() {
        made("Встреча в ОФИСЕ.wav");
        made("other.wav");
        page("q=офис&counts=true")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("counts.all", equalTo(1))
                .body("counts.queued", equalTo(1));
        page("status=success,failure&counts=true")
                .then()
                .body("items", hasSize(0))
                .body("counts.all", equalTo(2));
        page("sort=name").then().body("items[0].name", equalTo("other.wav"));
        page("").then().body("nextCursor", nullValue()).body("counts", nullValue());
    }

    @Test
    void searchesForWildcardCharactersLiterally() {
        made("100% sure!.wav");
        made("1000 sure.wav");
        for (String signs : List.of("0%", "e!.", "!.w")) {
            account.request()
                    .queryParam("q", signs)
                    .get("/api/tasks")
                    .then()
                    .body("items.name", contains("100% sure!.wav"));
        }
        account.request().queryParam("q", "1_0").get("/api/tasks").then().body("items", hasSize(0));
    }

    @Test
    void aCursorBelongsToOneListOfOneUser() {
        made("one");
        made("two");
        String cursor = page("limit=1").path("nextCursor");
        String other = TestAccount.register()
                .request()
                .get("/api/tasks?limit=1&cursor=" + cursor)
                .then()
                .statusCode(400)
                .extract()
                .path("code");
        assertEquals("invalid_cursor", other);
        page("limit=1&sort=name&cursor=" + cursor).then().statusCode(400);
        page("cursor=AAAA").then().statusCode(400).body("code", equalTo("invalid_cursor"));
    }

    @ParameterizedTest
    @CsvSource({"sort=colour", "status=sleeping", "q=x", "createdAfter=yesterday", "limit=0", "limit=101"})
    void rejectsInvalidFilters(String query) {
        page(query).then().statusCode(422).body("code", equalTo("validation_failed"));
    }

    @Test
    void hidesTheTasksOfOtherUsers() {
        made("mine");
        TestAccount.register().request().get("/api/tasks?counts=true").then().body("counts.all", equalTo(0));
    }

    @Test
    void aTaskMayRequestEarlyErasure() {
        account.request()
                .contentType("audio/wav")
                .body(WAV)
                .post("/api/tasks?ttlSeconds=60")
                .then()
                .statusCode(202)
                .body("options.ttlSeconds", equalTo(60))
                .body("expiresAt", nullValue());
        for (String wrong : List.of("59", "60.5", "soon")) {
            account.request()
                    .contentType("audio/wav")
                    .body(WAV)
                    .post("/api/tasks?ttlSeconds=" + wrong)
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("ttlSeconds"));
        }
    }
}
