package io.whisperrest.api.task;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleting and restoring, and that nothing remains afterwards. */
@ApiTest
class TaskDeletionTest {
    @Inject
    Database database;

    @Inject
    AudioStore store;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private String made() {
        return account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private String audioKey(String id) {
        return database.read(handle -> handle.createQuery("SELECT audio_key FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    private long rows(String id) {
        return database.read(handle -> handle.createQuery("SELECT (SELECT count(*) FROM task WHERE id = :id)"
                        + " + (SELECT count(*) FROM task_text WHERE task_id = :id)"
                        + " + (SELECT count(*) FROM outbox WHERE task_id = :id)")
                .bind("id", id)
                .mapTo(Long.class)
                .one());
    }

    private void eraseAll() {
        // the relay must first publish the cancellation to Redis
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            new Eraser(
                            new ErasureRepository(database, new TaskEndings(database, event -> {})),
                            store,
                            Duration.ofSeconds(-1),
                            Clock.systemUTC())
                    .pass();
            return database.read(handle -> handle.createQuery("SELECT count(*) FROM task WHERE deleted_at IS NOT NULL")
                            .mapTo(Long.class)
                            .one())
                    == 0;
        });
    }

    @Test
    void aDeletedTaskLeavesEveryListAndCanBeRestored() {
        String id = made();
        account.request().delete("/api/tasks/" + id).then().statusCode(200).body("id", equalTo(id));
        account.request().get("/api/tasks/" + id).then().statusCode(404);
        account.request().get("/status/" + id).then().statusCode(404);
        account.request().get("/api/tasks").then().body("items", hasSize(0));
        account.request().get("/api/tasks?deleted=true").then().body("items", hasSize(1));
        account.request().delete("/api/tasks/" + id).then().statusCode(404);
        account.request()
                .post("/api/tasks/" + id + "/restore")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"));
        account.request().get("/api/tasks").then().body("items", hasSize(1));
        account.request().post("/api/tasks/" + id + "/restore").then().statusCode(404);
    }

    @Test
    void nothingRemainsAfterTheUndoWindow() throws IOException {
        String id = made();
        String key = audioKey(id);
        assertTrue(store.open(key).bytes() > 0);
        account.request().delete("/api/tasks/" + id).then().statusCode(200);
        eraseAll();
        assertEquals(0, rows(id));
        assertThrows(NoSuchFileException.class, () -> store.open(key));
        account.request().post("/api/tasks/" + id + "/restore").then().statusCode(404);
    }

    @Test
    void keepsAudioThatAnotherTaskNeeds() throws IOException {
        String id = made();
        String other = made();
        String key = audioKey(id);
        database.write(handle -> handle.createUpdate("UPDATE task SET audio_key = :key WHERE id = :id")
                .bind("key", key)
                .bind("id", other)
                .execute());
        account.request().delete("/api/tasks/" + id).then().statusCode(200);
        eraseAll();
        assertEquals(0, rows(id));
        assertTrue(store.open(key).bytes() > 0);
    }

    @Test
    void anotherUserCanNeitherDeleteNorRestoreATask() {
        String id = made();
        TestAccount other = TestAccount.register();
        other.request().delete("/api/tasks/" + id).then().statusCode(404);
        account.request().delete("/api/tasks/" + id).then().statusCode(200);
        other.request().post("/api/tasks/" + id + "/restore").then().statusCode(404);
    }
}
