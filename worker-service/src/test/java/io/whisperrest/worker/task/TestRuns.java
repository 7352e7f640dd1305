package io.whisperrest.worker.task;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.SqlDialect;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.task.LanguageChoice;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.model.task.Word;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.testing.InMemoryTaskQueue;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.testing.TestQueueConfig;
import io.whisperrest.worker.asr.WindowTranscriber;
import io.whisperrest.worker.speech.WindowPlanner;
import io.whisperrest.worker.store.TaskRepository;
import io.whisperrest.worker.store.TranscriptRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.sqlite.SQLiteDataSource;

/**
 * Claimed tasks, and what a run and its outcome need. The database is real, because its guards are what is tested, and shared by the
 * tests of a class, because creating it takes longer than a test. Each task has a user of its own.
 */
final class TestRuns implements AutoCloseable {
    static final String WORKER = "w";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    static final long NOW = CLOCK.millis();

    private final Path directory;
    private final TestDatabase file;
    private final Database database;
    private final Database unreachable;
    private final AudioStore store;
    private final String audioKey = UUID.randomUUID().toString();
    private final TaskRepository tasks;

    TestRuns(Path directory) {
        this.directory = directory;
        this.file = new TestDatabase(directory);
        this.database = file.open();
        this.unreachable = new Database(missingFile(), SqlDialect.SQLITE);
        this.store = new FileAudioStore(directory, new DiskSpace(directory, 0));
        this.tasks = tasks(database);
        try (AudioStore.Incoming incoming = store.receive(audioKey, 0)) {
            incoming.write(new byte[100], 0, 100);
            incoming.keep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SQLiteDataSource missingFile() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("no-such-folder").resolve("app.db"));
        return source;
    }

    /** Each test has its own. */
    static InMemoryTaskQueue aQueue() {
        InMemoryTaskQueue queue = new InMemoryTaskQueue(TestQueueConfig.quick());
        queue.beginEpoch();
        return queue;
    }

    Database database() {
        return database;
    }

    /** Fails each call. */
    Database unreachableDatabase() {
        return unreachable;
    }

    static TaskRepository tasks(Database database) {
        return new TaskRepository(database, new TaskEndings(database, event -> {}), AudioLimits.NONE);
    }

    static TranscriptRepository transcripts(Database database) {
        return new TranscriptRepository(database, new TaskEndings(database, event -> {}));
    }

    /** @param windows where each window is committed */
    TaskRunner aRunner(FakeEngine engine, Slots slots, Database rows, Database windows, TaskEventPublisher events) {
        return new TaskRunner(
                new AudioPreparer(store, engine, engine, new WindowPlanner(), (task, request, audio) -> {}),
                new LanguageFinder(engine),
                new WindowTranscriber(engine),
                tasks(rows),
                transcripts(windows),
                slots,
                new DatabaseRetry(0),
                events,
                CLOCK);
    }

    OutcomeRecorder aRecorder(TaskQueue queue, Database database, Duration databaseRetry) {
        return new OutcomeRecorder(
                WORKER,
                queue,
                tasks(database),
                transcripts(database),
                new RetryPolicy(TestQueueConfig.quick(), new Random(1)),
                new DatabaseRetry(databaseRetry.toMillis()),
                event -> {},
                CLOCK);
    }

    Builder aTask() {
        return new Builder();
    }

    /** A task as the test says, claimed by {@link #WORKER}. */
    final class Builder {
        private final String id = UUID.randomUUID().toString();

        private Builder() {
            file.aUser(database, user());
            file.aQueuedTask(database, id, user(), "normal", NOW);
            set("audio_key = ?", audioKey);
        }

        private String user() {
            return "user of " + id;
        }

        Builder set(String assignment, Object value) {
            database.write(handle -> handle.execute("UPDATE task SET " + assignment + " WHERE id = ?", value, id));
            return this;
        }

        Builder withAttempts(int attempts) {
            return set("attempts = ?", attempts);
        }

        Builder withCrashes(int crashes) {
            return set("crashes = ?", crashes);
        }

        Builder withLanguage(LanguageChoice language) {
            return set("language = ?", language.language())
                    .set("options = ?", TaskJson.write(TaskOptions.plain(language)));
        }

        Builder withoutAudio() {
            return set("audio_key = ?", UUID.randomUUID().toString());
        }

        Builder withLimits(String json) {
            database.write(handle -> handle.execute("UPDATE app_user SET limits = ? WHERE id = ?", json, user()));
            return this;
        }

        ClaimedRun claimed() {
            return claimed(aQueue());
        }

        ClaimedRun claimed(TaskQueue queue) {
            queue.enqueue(id, Lane.NORMAL, "base");
            ClaimedTask claim =
                    queue.claim(WORKER, ReadingOrder.idle(0, List.of("base"))).orElseThrow();
            return new ClaimedRun(new HeldTask(claim, 0), begin(id));
        }
    }

    /** One run of a task: the claim in the queue and the row as the claim left it. */
    record ClaimedRun(HeldTask held, Task task) {
        String id() {
            return task.id();
        }
    }

    private Task begin(String id) {
        return tasks.begin(id, WORKER, 0, NOW).orElseThrow();
    }

    /** The task is claimed once more, here or elsewhere: what ran it before is late. */
    ClaimedRun claimedAgain(ClaimedRun run) {
        return new ClaimedRun(new HeldTask(run.held().claim(), 0), begin(run.id()));
    }

    void cancel(String id) {
        database.write(handle -> handle.execute(
                "UPDATE task SET status = 'CANCELLED', worker = NULL, finished_at = 1 WHERE id = ?", id));
    }

    /** @param json of all users without limits of their own; null = none */
    void limitAllUsers(String json) {
        database.write(handle -> json == null
                ? handle.execute("DELETE FROM setting WHERE name = 'limits'")
                : handle.execute("INSERT INTO setting (name, value) VALUES ('limits', ?)", json));
    }

    void delete(String id) {
        database.write(handle -> handle.execute("DELETE FROM task WHERE id = ?", id));
    }

    Task row(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM task WHERE id = ?")
                .bind(0, id)
                .mapTo(Task.class)
                .one());
    }

    /** Of a task of one segment. */
    String text(String id) {
        return segment("text", id);
    }

    /** Of a task of one segment. */
    List<Word> words(String id) {
        return TaskJson.words(segment("words", id));
    }

    private String segment(String column, String id) {
        return database.read(handle -> handle.createQuery("SELECT " + column + " FROM segment WHERE task_id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .one());
    }

    /** Numbers of the windows whose text is kept. */
    List<Long> windows(String id) {
        return longs("SELECT window_index FROM segment WHERE task_id = ? ORDER BY seq", id);
    }

    /** Numbers of the attempts whose error is kept. */
    List<Long> errors(String id) {
        return longs("SELECT number FROM attempt_error WHERE task_id = ? ORDER BY number", id);
    }

    long chargedMs(String id) {
        return database.read(handle -> handle.createQuery("SELECT audio_ms FROM usage WHERE task_id = ?")
                .bind(0, id)
                .mapTo(Long.class)
                .one());
    }

    private List<Long> longs(String query, String id) {
        return database.read(handle ->
                handle.createQuery(query).bind(0, id).mapTo(Long.class).list());
    }

    @Override
    public void close() {
        unreachable.close();
        database.close();
        file.close();
    }
}
