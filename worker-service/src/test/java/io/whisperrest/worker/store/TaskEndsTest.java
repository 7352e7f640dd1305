package io.whisperrest.worker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.sweep.SweepRepository;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ending a task also records its webhook deliveries, in the same transaction and only once. */
class TaskEndsTest {
    @TempDir
    private Path directory;

    private TestDatabase file;
    private Database database;
    private TaskRepository tasks;
    private TranscriptRepository transcripts;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        tasks = new TaskRepository(database, new TaskEndings(database, event -> {}), AudioLimits.NONE);
        transcripts = new TranscriptRepository(database, new TaskEndings(database, event -> {}));
        file.aUser(database, "u");
        file.aUser(database, "other");
        anEndpoint("both", "u", "task.succeeded task.failed");
        anEndpoint("failures", "u", "task.failed");
        anEndpoint("foreign", "other", "task.succeeded task.failed");
    }

    @AfterEach
    void close() {
        file.close();
    }

    private void anEndpoint(String id, String user, String events) {
        database.write(handle -> handle.execute(
                "INSERT INTO webhook_endpoint (id, user_id, url, events, secret, created_at) VALUES (?, ?, ?, ?, 's', 1)",
                id,
                user,
                "https://" + id + ".example/",
                events));
    }

    private Task running() {
        String id = file.aQueuedTask(database, UUID.randomUUID().toString(), "u", "normal", 1);
        Task task = tasks.begin(id, "w", 0, 2).orElseThrow();
        assertTrue(tasks.planned(task, 1000, 0, 3).ours());
        return task;
    }

    /** Receiver and event of each recorded delivery. */
    private List<String> owed() {
        return database.read(handle -> handle.createQuery("SELECT target || ' ' || event || ' ' || state || ' ' || url"
                        + " FROM webhook_delivery ORDER BY target, event")
                .mapTo(String.class)
                .list());
    }

    @Test
    void aSuccessIsRecordedForItsSubscribersAndTheTasksOwnUrl() {
        Task task = running();
        database.write(handle ->
                handle.execute("UPDATE task SET webhook_url = 'https://own.example/' WHERE id = ?", task.id()));
        assertTrue(transcripts.complete(task, List.of(), 4));
        assertFalse(transcripts.complete(task, List.of(), 5));
        assertEquals(
                List.of(
                        "both task.succeeded PENDING https://both.example/",
                        "task task.succeeded PENDING https://own.example/"),
                owed());
    }

    @Test
    void aFailureIsRecordedForBoth() {
        Task task = running();
        assertTrue(tasks.fail(task, FailureCode.AUDIO_UNREADABLE, "no", 4));
        assertFalse(tasks.fail(task, FailureCode.AUDIO_UNREADABLE, "no", 5));
        assertEquals(
                List.of(
                        "both task.failed PENDING https://both.example/",
                        "failures task.failed PENDING https://failures.example/"),
                owed());
    }

    @Test
    void aPoisonTaskIsRecordedForBothToo() {
        Task task = running();
        SweepRepository sweep = new SweepRepository(database, new TaskEndings(database, event -> {}));
        assertTrue(sweep.poison(task.id(), task.fence(), 4));
        assertFalse(sweep.poison(task.id(), task.fence(), 5));
        assertEquals(2, owed().size());
        assertTrue(owed().stream().allMatch(line -> line.contains("task.failed")));
    }

    @Test
    void aRunThatLostItsTaskRecordsNothing() {
        Task late = running();
        tasks.begin(late.id(), "another", 0, 5);
        assertFalse(transcripts.complete(late, List.of(), 6));
        assertFalse(tasks.fail(late, FailureCode.INTERNAL, "no", 6));
        assertTrue(tasks.retryLater(
                tasks.begin(late.id(), "third", 0, 7).orElseThrow(), FailureCode.INTERNAL, "no", 9, 8));
        assertEquals(List.of(), owed());
    }

    /** A running task with one of its ten minutes recognised. */
    private Task interrupted() {
        Task task = running();
        database.write(handle -> {
            handle.execute(
                    "UPDATE task SET audio_ms = 600000, done_ms = 60000, processing_ms = 8000, detected_language = 'de'"
                            + " WHERE id = ?",
                    task.id());
            return handle.execute("UPDATE usage SET audio_ms = 600000 WHERE task_id = ?", task.id());
        });
        return task;
    }

    private String usage(Task task) {
        return database.read(handle -> handle.createQuery(
                        "SELECT state || ' ' || audio_ms || ' ' || processing_ms || ' '"
                                + " || language || ' ' || COALESCE(CAST(wait_ms AS TEXT), 'never') FROM usage WHERE task_id = :id")
                .bind("id", task.id())
                .mapTo(String.class)
                .one());
    }

    @Test
    void aTaskThatEndsEarlyHasUsedTheRecognisedPart() {
        Task failed = interrupted();
        assertTrue(tasks.fail(failed, FailureCode.INTERNAL, "no", 4));
        assertEquals("FAILURE 60000 8000 de never", usage(failed));
        Task poisoned = interrupted();
        assertTrue(new SweepRepository(database, new TaskEndings(database, event -> {}))
                .poison(poisoned.id(), poisoned.fence(), 4));
        assertEquals("FAILURE 60000 8000 de never", usage(poisoned));
        Task done = interrupted();
        assertTrue(transcripts.complete(done, List.of(), 4));
        assertEquals("SUCCESS 600000 8000 de 1", usage(done));
    }
}
