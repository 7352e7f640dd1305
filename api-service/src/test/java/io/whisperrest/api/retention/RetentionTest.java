package io.whisperrest.api.retention;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.whisperrest.api.dispatch.Eraser;
import io.whisperrest.api.dispatch.ErasureRepository;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user sees of retention: the expiry time of a task, the missing recording, the missing task. */
@ApiTest
class RetentionTest {
    @Inject
    Database database;

    @Inject
    AudioStore store;

    @Inject
    RetentionPolicy policy;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    /** Creates a finished task. */
    private String ended(String query) {
        String id = account.request()
                .contentType("audio/wav")
                .body(RecognisedTask.WAV)
                .post("/api/tasks" + query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        account.request().post("/api/tasks/" + id + "/cancel").then().statusCode(200);
        return id;
    }

    private void minuteLater(Duration age) throws IOException {
        new RetentionMarks(new RetentionRepository(database), policy::current).pass();
        Clock later = Clock.offset(Clock.systemUTC(), age);
        new Eraser(
                        new ErasureRepository(database, new TaskEndings(database, event -> {})),
                        store,
                        Duration.ofDays(400),
                        later)
                .pass();
    }

    @Test
    void aTaskShowsItsExpiryAndIsGoneAfterwards() throws IOException {
        String id = ended("?ttlSeconds=600");
        minuteLater(Duration.ofSeconds(590));
        String finished = account.request().get("/api/tasks/" + id).path("finishedAt");
        account.request()
                .get("/api/tasks/" + id)
                .then()
                .statusCode(200)
                .body(
                        "expiresAt",
                        equalTo(Instant.parse(finished).plusSeconds(600).toString()))
                .body("audio.available", equalTo(true));
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> { // the relay must first publish the cancellation to Redis
                            minuteLater(Duration.ofSeconds(601));
                            return account.request().get("/api/tasks/" + id).statusCode() == 404;
                        });
    }

    @Test
    void aRecordingExpiresAfterThirtyDaysAndItsTaskStays() throws IOException {
        String id = ended("");
        minuteLater(Duration.ofDays(30).minusMinutes(1));
        account.request().get("/api/tasks/" + id).then().body("audio.available", equalTo(true));
        minuteLater(Duration.ofDays(30).plusMinutes(1));
        account.request()
                .get("/api/tasks/" + id)
                .then()
                .statusCode(200)
                .body("audio.available", equalTo(false))
                .body("expiresAt", nullValue());
    }
}
