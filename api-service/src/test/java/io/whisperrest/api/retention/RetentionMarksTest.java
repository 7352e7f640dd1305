package io.whisperrest.api.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expiry times on a real database. */
class RetentionMarksTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir
    private Path directory;

    private TestDatabase file;
    private Database database;
    private Kept server = Kept.ofDays(30, null);
    private RetentionMarks marks;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        file.aUser(database, "u");
        file.aUser(database, "hasty");
        marks = new RetentionMarks(new RetentionRepository(database), () -> server);
    }

    @AfterEach
    void close() {
        file.close();
    }

    private String aTask(String user) {
        return file.aQueuedTask(database, UUID.randomUUID().toString(), user, "normal", 1);
    }

    private String anEndedTask(String user) {
        String id = aTask(user);
        database.write(
                handle -> handle.execute("UPDATE task SET status = 'CANCELLED', finished_at = 1000 WHERE id = ?", id));
        return id;
    }

    private Task task(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(Task.class)
                .one());
    }

    private void assertMarked(String id, long audioAt, long allAt) {
        assertEquals(audioAt, task(id).audioExpiresAt());
        assertEquals(allAt, task(id).expiresAt());
    }

    @Test
    void countsFromTheEndAndSkipsRunningTasks() {
        String waiting = aTask("u");
        String ended = anEndedTask("u");
        marks.pass();
        assertMarked(ended, 1000 + 30 * DAY, Expiry.NEVER);
        assertNull(task(waiting).audioExpiresAt());
        String later = anEndedTask("u");
        marks.pass();
        assertMarked(later, 1000 + 30 * DAY, Expiry.NEVER);
    }

    @Test
    void aUsersShorterChoiceAppliesToExistingTasksToo() {
        String his = anEndedTask("hasty");
        String anothers = anEndedTask("u");
        marks.pass();
        database.write(
                handle -> handle.execute("UPDATE app_user SET audio_days = 1, text_days = 2 WHERE id = 'hasty'"));
        marks.pass();
        assertMarked(his, 1000 + DAY, 1000 + 2 * DAY);
        assertMarked(anothers, 1000 + 30 * DAY, Expiry.NEVER);
        database.write(
                handle -> handle.execute("UPDATE app_user SET audio_days = NULL, text_days = NULL WHERE id = 'hasty'"));
        marks.pass();
        assertMarked(his, 1000 + 30 * DAY, Expiry.NEVER);
    }

    @Test
    void aNewServerSettingAppliesToAllTasks() {
        String id = anEndedTask("u");
        marks.pass();
        server = Kept.ofDays(null, 5);
        marks.pass();
        assertMarked(id, 1000 + 5 * DAY, 1000 + 5 * DAY);
        server = Kept.ofDays(null, null);
        marks.pass();
        assertMarked(id, Expiry.NEVER, Expiry.NEVER);
    }

    @Test
    void aTasksOwnTtlApplies() {
        String id = anEndedTask("u");
        database.write(handle -> handle.execute(
                "UPDATE task SET options = ? WHERE id = ?",
                "{\"languages\":[],\"keywords\":[],\"words\":true,\"channels\":\"mix\",\"ttlSeconds\":60}",
                id));
        marks.pass();
        assertMarked(id, 61_000, 61_000);
    }

    @Test
    void processesMoreThanOnePage() {
        for (int i = 0; i < 501; i++) {
            anEndedTask("u");
        }
        marks.pass();
        assertEquals(0, unmarked());
        for (int i = 0; i < 501; i++) {
            anEndedTask("u");
        }
        marks.pass();
        assertEquals(0, unmarked());
    }

    private int unmarked() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM task WHERE audio_expires_at IS NULL")
                .mapTo(Integer.class)
                .one());
    }
}
