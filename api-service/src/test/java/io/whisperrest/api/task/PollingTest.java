package io.whisperrest.api.task;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Polling uses no other request budget, and responses suggest an interval. */
@ApiTest
@TestProfile(PollingTest.FewRequests.class)
class PollingTest {
    private static final int POLLS = 20;

    public static class FewRequests implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("limits.requests-user", Integer.toString(POLLS));
        }
    }

    @Inject
    Database database;

    @Test
    void readingTheStatusOfTasksHasALargerBudgetOfItsOwn() {
        TestAccount account = TestAccount.register();
        String task = RecognisedTask.made(account, "waits.wav");
        for (int i = 0; i < 5 * POLLS; i++) {
            for (String path : List.of("/status/", "/api/tasks/")) {
                account.request().get(path + task).then().statusCode(200);
            }
        }
        account.request().get("/status/" + task).then().statusCode(429).body("code", equalTo("rate_limited"));
        account.request().get("/api/tasks").then().statusCode(200);
        for (int i = 0; i < POLLS; i++) {
            account.request().get("/api/tasks");
        }
        account.request().get("/api/tasks").then().statusCode(429);
    }

    @Test
    void onlyAPendingResponseSaysWhenToPollAgain() {
        TestAccount account = TestAccount.register();
        String task = RecognisedTask.made(account, "waits.wav");
        for (String path : List.of("/status/" + task, "/api/tasks/" + task)) {
            Response pending = account.request().get(path);
            int seconds = Integer.parseInt(pending.header("Retry-After"));
            assertTrue(seconds >= 1 && seconds <= 10, path + ": " + seconds);
            String tag = pending.header("ETag");
            if (tag != null) {
                Response same = account.request().header("If-None-Match", tag).get(path);
                assertEquals("304 " + seconds, same.statusCode() + " " + same.header("Retry-After"));
            }
        }
        String ended = RecognisedTask.of(account, database, "done.wav", "Words");
        for (String path : List.of("/status/" + ended, "/api/tasks/" + ended)) {
            account.request().get(path).then().statusCode(200).header("Retry-After", nullValue());
        }
    }

    @Test
    void theIntervalFollowsTheQueueAndTheRemainingTime() {
        assertEquals(1, new TaskProgress.Progress(Stage.WAITING, 0, null, 1).retryAfterSeconds());
        assertEquals(4, new TaskProgress.Progress(Stage.WAITING, 0, null, 4).retryAfterSeconds());
        assertEquals(10, new TaskProgress.Progress(Stage.WAITING, 0, null, 300).retryAfterSeconds());
        assertEquals(1, new TaskProgress.Progress(Stage.DECODING, 0, null, null).retryAfterSeconds());
        assertEquals(1, new TaskProgress.Progress(Stage.TRANSCRIBING, 0.9, 3L, null).retryAfterSeconds());
        assertEquals(6, new TaskProgress.Progress(Stage.TRANSCRIBING, 0.5, 60L, null).retryAfterSeconds());
        assertEquals(10, new TaskProgress.Progress(Stage.TRANSCRIBING, 0.1, 3600L, null).retryAfterSeconds());
        assertNull(new TaskProgress.Progress(null, 1, null, null).retryAfterSeconds());
    }
}
