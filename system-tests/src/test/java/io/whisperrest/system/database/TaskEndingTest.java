package io.whisperrest.system.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.whisperrest.api.dispatch.Eraser;
import io.whisperrest.api.dispatch.ErasureRepository;
import io.whisperrest.api.task.TaskRepository;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.event.TaskEvent;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.sweep.SweepRepository;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.worker.store.TranscriptRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which a task can end, in either service, performs all steps of an ending. */
class TaskEndingTest {
    private static final String USER = "u";

    @TempDir
    private Path directory;

    private final List<TaskEvent> events = new ArrayList<>();
    private TestDatabase file;
    private Database database;
    private TaskEndings endings;
    private io.whisperrest.worker.store.TaskRepository runs;

    /** The ways in which a running task can end. */
    private enum Way {
        THE_WORKER_COMPLETES_IT("SUCCESS", "task.succeeded") {
            @Override
            void end(TaskEndingTest test, Task task) {
                new TranscriptRepository(test.database, test.endings).complete(task, List.of(), 9);
            }
        },
        THE_WORKER_GIVES_IT_UP("FAILURE", "task.failed") {
            @Override
            void end(TaskEndingTest test, Task task) {
                test.runs.fail(task, FailureCode.AUDIO_UNREADABLE, "no sound in it", 9);
            }
        },
        THE_SWEEPER_FINDS_IT_POISONOUS("FAILURE", "task.failed") {
            @Override
            void end(TaskEndingTest test, Task task) {
                new SweepRepository(test.database, test.endings).poison(task.id(), task.fence(), 9);
            }
        },
        ITS_OWNER_CANCELS_IT("CANCELLED", "task.cancelled") {
            @Override
            void end(TaskEndingTest test, Task task) {
                new TaskRepository(test.database, test.endings).cancel(task.id(), USER, 9);
            }
        },
        ITS_OWNERS_ACCOUNT_IS_DELETED("CANCELLED", "task.cancelled") {
            @Override
            void end(TaskEndingTest test, Task task) {
                test.database.write(handle -> handle.execute("UPDATE app_user SET closed_at = 8 WHERE id = ?", USER));
                Path data = test.directory;
                try {
                    new Eraser(
                                    new ErasureRepository(test.database, test.endings),
                                    new FileAudioStore(data, new DiskSpace(data, 0)),
                                    Duration.ofSeconds(30),
                                    Clock.systemUTC())
                            .pass();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };

        private final String status;
        private final String event;

        Way(String status, String event) {
            this.status = status;
            this.event = event;
        }

        abstract void end(TaskEndingTest test, Task task);
    }

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        endings = new TaskEndings(database, events::add);
        runs = new io.whisperrest.worker.store.TaskRepository(database, endings, AudioLimits.NONE);
        file.aUser(database, USER);
        database.write(
                handle -> handle.execute(
                        "INSERT INTO webhook_endpoint (id, user_id, url, events, secret, created_at)"
                                + " VALUES ('e', 'u', 'https://e.example/', 'task.succeeded task.failed task.cancelled', 's', 1)"));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void performsAllStepsOfAnEndingOnce(Way way) {
        Task task = aRunWithOneOfOneWindow();
        way.end(this, task);
        assertEquals(
                way.status + " null true",
                text("SELECT status || ' ' || COALESCE(worker, 'null') || ' '"
                        + " || CASE WHEN finished_at > 0 THEN 'true' ELSE 'false' END FROM task"));
        assertEquals(way.status, text("SELECT state FROM usage WHERE finished_at > 0"), "usage");
        assertEquals(way.event + " PENDING", text("SELECT event || ' ' || state FROM webhook_delivery"), "webhook");
        assertEquals(
                1,
                number("SELECT count(*) FROM task_text WHERE name LIKE '%interview%' AND text LIKE '%good morning%'"
                        + " AND terms LIKE '%interview%good morning morn%'"),
                "search");
        assertEquals(List.of(TaskEvent.of(TaskEvent.Kind.FINISHED, task.userId(), task.id())), events);
        for (Way again : Way.values()) {
            if (again != Way.ITS_OWNERS_ACCOUNT_IS_DELETED) { // which would erase a task that had already ended
                again.end(this, task);
            }
        }
        assertEquals(way.status, text("SELECT status FROM task"));
        assertEquals(1, number("SELECT count(*) FROM webhook_delivery"));
        assertEquals(1, events.size());
        assertFalse(runs.begin(task.id(), "another", 0, 10).isPresent(), "an ended task must not run again");
    }

    private Task aRunWithOneOfOneWindow() {
        String id = file.aQueuedTask(database, UUID.randomUUID().toString(), USER, "normal", 1);
        Task task = runs.begin(id, "w", 0, 2).orElseThrow();
        runs.planned(task, 1000, 1, 3);
        database.write(handle -> {
            handle.execute("UPDATE task SET windows_done = 1, name = 'Interview' WHERE id = ?", id);
            return handle.execute(
                    "INSERT INTO segment (task_id, seq, window_index, window_start_ms, fence, start_ms, end_ms, text)"
                            + " VALUES (?, 0, 0, 0, ?, 0, 900, 'Good morning.')",
                    id,
                    task.fence());
        });
        return task;
    }

    private String text(String sql) {
        return database.read(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    private int number(String sql) {
        return database.read(
                handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }
}
