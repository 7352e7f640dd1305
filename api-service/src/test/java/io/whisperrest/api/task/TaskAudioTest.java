package io.whisperrest.api.task;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStore.Made;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Range, HEAD and If-None-Match on the recording; its playback copy and its peaks. */
@ApiTest
class TaskAudioTest {
    private static final int SIZE = RecognisedTask.WAV.length;

    @Inject
    Database database;

    @Inject
    AudioStore store;

    private TestAccount account;
    private String id;

    @BeforeEach
    void made() {
        account = TestAccount.register();
        id = RecognisedTask.of(account, database, "Звук.wav", "one");
    }

    private String path() {
        return "/api/tasks/" + id + "/audio";
    }

    private void workerMade(Made what, byte[] bytes) throws IOException {
        String key = database.read(handle -> handle.createQuery("SELECT audio_key FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
        try (AudioStore.Incoming incoming = store.receive(key, what)) {
            incoming.write(bytes, 0, bytes.length);
            incoming.keep();
        }
        markPlayable();
    }

    private void markPlayable() {
        database.write(handle -> handle.createUpdate("UPDATE task SET playable = 1, peaks = 1 WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    @Test
    void returnsTheBytesAsSent() {
        Response whole = account.request().get(path());
        whole.then()
                .statusCode(200)
                .contentType("audio/wav")
                .header("Content-Length", Integer.toString(SIZE))
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", nullValue());
        assertArrayEquals(RecognisedTask.WAV, whole.asByteArray());
        account.request()
                .get(path() + "?download=true")
                .then()
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"____.wav\"; filename*=UTF-8''%D0%97%D0%B2%D1%83%D0%BA.wav"));
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-99, 0, 100", "bytes=100-, 100, 3144", "bytes=-44, 3200, 44", "bytes=3243-99999, 3243, 1"})
    void oneRangeIsServed(String range, int from, int length) {
        Response part = account.request().header("Range", range).get(path());
        part.then()
                .statusCode(206)
                .header("Content-Range", "bytes " + from + "-" + (from + length - 1) + "/" + SIZE)
                .header("Content-Length", Integer.toString(length));
        assertArrayEquals(Arrays.copyOfRange(RecognisedTask.WAV, from, from + length), part.asByteArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"bytes=0-1,5-9", "lines=1-2", "bytes=9-3", "bytes=-", "bytes=x"})
    void severalOrMeaninglessRangesGiveTheWhole(String range) {
        assertEquals(
                SIZE,
                account.request()
                        .header("Range", range)
                        .get(path())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray()
                        .length);
    }

    @ParameterizedTest
    @CsvSource({"bytes=3244-", "bytes=-0"})
    void rejectsARangeBeyondTheEndAndReportsTheLength(String range) {
        account.request()
                .header("Range", range)
                .get(path())
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */" + SIZE)
                .body("code", equalTo("range_not_satisfiable"));
    }

    @Test
    void answersHeadAndConditionalRequestsLikeGet() {
        String tag =
                account.request().head(path()).then().statusCode(200).extract().header("ETag");
        account.request().head(path()).then().header("Content-Length", Integer.toString(SIZE));
        account.request().header("If-None-Match", tag).get(path()).then().statusCode(304);
        account.request()
                .header("If-Range", tag)
                .header("Range", "bytes=0-0")
                .get(path())
                .then()
                .statusCode(206);
        account.request()
                .header("If-Range", "\"old\"")
                .header("Range", "bytes=0-0")
                .get(path())
                .then()
                .statusCode(200);
    }

    @Test
    void playsTheCopyIfThereIsOneElseTheOriginal() throws IOException {
        account.request().get(path() + "?copy=playable").then().statusCode(409).body("code", equalTo("not_ready"));
        markPlayable();
        assertArrayEquals(
                RecognisedTask.WAV,
                account.request().get(path() + "?copy=playable").asByteArray());
        workerMade(Made.PLAYABLE, new byte[] {1, 2, 3});
        account.request()
                .get(path() + "?copy=playable")
                .then()
                .contentType("audio/mpeg")
                .header("Content-Length", "3");
        account.request().get(path() + "?copy=other").then().statusCode(422);
    }

    @Test
    void thinsPeaksToTheRequestedPoints() throws IOException {
        String peaks = "/api/tasks/" + id + "/peaks";
        account.request().get(peaks).then().statusCode(409);
        byte[] stored = new byte[800];
        stored[3] = 50;
        stored[798] = -7;
        workerMade(Made.PEAKS, stored);
        account.request()
                .get(peaks + "?points=100")
                .then()
                .statusCode(200)
                .body("points", equalTo(100))
                .body("duration", equalTo(3f))
                .body("max[0]", equalTo(50))
                .body("min[99]", equalTo(-7));
        account.request().get(peaks).then().body("points", equalTo(400));
        account.request().get(peaks + "?points=99").then().statusCode(422);
        String tag = account.request().get(peaks).header("ETag");
        account.request().header("If-None-Match", tag).get(peaks).then().statusCode(304);
    }

    @Test
    void expiredAudioIsGoneAndAnotherUsersAudioIsUnknown() {
        TestAccount other = TestAccount.register();
        other.request().get(path()).then().statusCode(404);
        other.request().get("/api/tasks/" + id + "/peaks").then().statusCode(404);
        database.write(handle -> handle.createUpdate("UPDATE task SET audio_key = NULL WHERE id = :id")
                .bind("id", id)
                .execute());
        account.request().get(path()).then().statusCode(410).body("code", equalTo("audio_gone"));
        account.request().get("/api/tasks/" + id + "/peaks").then().statusCode(410);
        account.request().get("/api/tasks/" + id).then().body("audio.available", equalTo(false));
    }
}
