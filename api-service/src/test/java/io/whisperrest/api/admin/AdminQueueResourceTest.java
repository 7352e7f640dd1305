package io.whisperrest.api.admin;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import io.whisperrest.queue.TaskQueue;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue as administrators see it. */
@ApiTest
class AdminQueueResourceTest {
    @Inject
    Database database;

    @Inject
    TaskQueue queue;

    private TestAccount admin;
    private TestAccount user;

    @BeforeEach
    void signUp() {
        admin = TestAccount.administrator(database);
        user = TestAccount.register();
    }

    @AfterEach
    void forgetTheWorker() {
        database.write(handle -> handle.execute("DELETE FROM worker WHERE id = 'queue-test'"));
    }

    private String made() {
        return user.request()
                .multiPart("file", "very private.wav", RecognisedTask.WAV)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private String failed(String code) {
        String id = made();
        database.write(handle -> handle.execute(
                "UPDATE task SET status = 'FAILURE', failure_code = ?, failure_detail = 'x', crashes = 3, attempts = 2,"
                        + " started_at = 1, finished_at = 2, worker = NULL WHERE id = ?",
                code,
                id));
        return id;
    }

    @Test
    void showsLanesWaitingUsersRunningTasksAndWorkers() {
        made();
        String running = made();
        database.write(handle -> handle.execute(
                "UPDATE task SET status = 'RUNNING', worker = 'queue-test', fence = 1, started_at = 1, windows_total = 4,"
                        + " windows_done = 1 WHERE id = ?",
                running));
        database.write(handle -> handle.execute("INSERT INTO worker (id, slots, version, model, models, device, state,"
                + " started_at) VALUES ('queue-test', 2, '1', 'base', '[\"base\"]', 'cpu', 'READY', 1)"));
        queue.heartbeat("queue-test", List.of());
        String view = admin.request()
                .get("/api/admin/queue")
                .then()
                .statusCode(200)
                .body("lanes.lane", equalTo(List.of("hi", "normal", "bulk")))
                .body("lanes[1].oldestSeconds", notNullValue())
                .body("waiting.find { it.userId == '" + user.id() + "' }.tasks", equalTo(1))
                .body("waiting.find { it.userId == '" + user.id() + "' }.email", equalTo(user.email()))
                .body("running.find { it.taskId == '" + running + "' }.userId", equalTo(user.id()))
                .body("running.find { it.taskId == '" + running + "' }.email", equalTo(user.email()))
                .body("running.find { it.taskId == '" + running + "' }.stage", equalTo("transcribing"))
                .body("running.find { it.taskId == '" + running + "' }.progress", equalTo(0.25f))
                .body("workers.find { it.id == 'queue-test' }.slots", equalTo(2))
                .body("workers.find { it.id == 'queue-test' }.models", equalTo(List.of("base")))
                .body("workers.find { it.id == 'queue-test' }.lastHeartbeatAt", notNullValue())
                .extract()
                .asString();
        assertFalse(view.contains("private"));
    }

    @Test
    void requeuesAPoisonTaskAsANewOneOnTheSameAudio() {
        String id = failed("POISON");
        String list = admin.request()
                .get("/api/admin/dead?limit=100")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + id + "' }.code", equalTo("poison"))
                .body("items.find { it.id == '" + id + "' }.crashes", equalTo(3))
                .body("items.find { it.id == '" + id + "' }.email", equalTo(user.email()))
                .extract()
                .asString();
        assertFalse(list.contains("private"));
        String fresh = admin.request()
                .post("/api/admin/dead/" + id + "/requeue")
                .then()
                .statusCode(202)
                .body("retryOf", equalTo(id))
                .extract()
                .path("id");
        assertNotEquals(id, fresh);
        user.request()
                .get("/api/tasks/" + fresh)
                .then()
                .statusCode(200)
                .body("status", equalTo("queued"))
                .body("crashes", equalTo(0))
                .body("attempts", equalTo(0))
                .body("retryOf", equalTo(id));
        user.request()
                .get("/api/tasks/" + id)
                .then()
                .body("status", equalTo("failure"))
                .body("crashes", equalTo(3))
                .body("error.code", equalTo("poison"));
        long files = database.read(
                handle -> handle.createQuery("SELECT count(DISTINCT audio_key) FROM task WHERE id IN (:old, :fresh)")
                        .bind("old", id)
                        .bind("fresh", fresh)
                        .mapTo(Long.class)
                        .one());
        assertEquals(1, files);
    }

    @Test
    void requeuesOnlyDeadLetteredTasks() {
        String refused = failed("AUDIO_UNREADABLE");
        admin.request().get("/api/admin/dead?limit=100").then().body("items.id", not(hasItem(refused)));
        for (String id : List.of(refused, made(), UUID.randomUUID().toString())) {
            admin.request()
                    .post("/api/admin/dead/" + id + "/requeue")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not_found"));
        }
        String exhausted = failed("ENGINE_ERROR");
        admin.request().post("/api/admin/dead/" + exhausted + "/requeue").then().statusCode(202);
    }

    @Test
    void cancelsAnyUsersTaskWithoutRevealingItsContent() {
        String id = made();
        for (int i = 0; i < 2; i++) {
            String answer = admin.request()
                    .post("/api/admin/tasks/" + id + "/cancel")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("cancelled"))
                    .body("name", nullValue())
                    .extract()
                    .asString();
            assertFalse(answer.contains("private"));
        }
        user.request().get("/api/tasks/" + id).then().body("status", equalTo("cancelled"));
        admin.request()
                .post("/api/admin/tasks/" + failed("POISON") + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("task_over"));
        admin.request()
                .post("/api/admin/tasks/" + UUID.randomUUID() + "/cancel")
                .then()
                .statusCode(404);
    }

    @Test
    void anAdministratorCannotReadAnotherUsersTask() {
        String id = made();
        admin.request().get("/api/tasks/" + id).then().statusCode(404);
        admin.request().get("/api/tasks/" + id + "/transcript").then().statusCode(404);
    }
}
