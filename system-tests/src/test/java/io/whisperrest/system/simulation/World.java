package io.whisperrest.system.simulation;

import io.whisperrest.api.dispatch.AdmissionRepository;
import io.whisperrest.api.dispatch.OutboxRelay;
import io.whisperrest.api.dispatch.OutboxRepository;
import io.whisperrest.api.dispatch.Reconciler;
import io.whisperrest.api.task.TaskRepository;
import io.whisperrest.api.worker.LiveWorkers;
import io.whisperrest.api.worker.WorkerRepository;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.sweep.LeaseSweeper;
import io.whisperrest.model.sweep.SweepRepository;
import io.whisperrest.model.task.Task;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.testing.RedisServer;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.testing.TestQueueConfig;
import io.whisperrest.testing.TestRedis;
import io.whisperrest.worker.store.TranscriptRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The real components that a simulation drives. */
final class World implements AutoCloseable {
    /** Short enough that leases, silences and audits occur many times in a run. */
    static final TestQueueConfig CONFIG = new TestQueueConfig(Duration.ofMillis(60));

    static final List<String> MODELS = List.of("base", "large");

    final Random random;
    final RedisServer server;
    final TestDatabase file;
    /** Used by the components under test; a commit may report BUSY although it succeeded. */
    final Database database;
    /** Used by the simulation itself; reliable. */
    final Database plain;

    final TaskQueue queue;
    final OutboxRelay relay;
    final OutboxRelay otherRelay;
    final Reconciler reconciler;
    final LeaseSweeper sweeper;
    final io.whisperrest.worker.store.TaskRepository runs;
    final TranscriptRepository transcripts;
    final TaskRepository tasks;
    private final TestRedis redis;

    World(long seed, RedisServer server, Path directory) {
        this.random = new Random(seed);
        this.server = server;
        server.command("FLUSHALL");
        this.redis = new TestRedis(server);
        this.queue = redis.queue(CONFIG);
        this.file = new TestDatabase(directory);
        this.database = new Database(
                new UncertainCommits(file.source(), new Random(seed + 1)).source(), TestDatabase.dialect());
        this.plain = file.open();
        Clock clock = Clock.systemUTC();
        OutboxRepository outbox = new OutboxRepository(database);
        AdmissionRepository admissions = new AdmissionRepository(database);
        LiveWorkers workers = new LiveWorkers(new WorkerRepository(database), queue, CONFIG);
        this.relay = new OutboxRelay(outbox, admissions, workers, queue, CONFIG, clock);
        this.otherRelay = new OutboxRelay(outbox, admissions, workers, queue, CONFIG, clock);
        this.sweeper = new LeaseSweeper(
                queue,
                CONFIG,
                new SweepRepository(database, new TaskEndings(database, event -> {})),
                event -> {},
                clock);
        this.reconciler = new Reconciler(outbox, admissions, queue, sweeper, CONFIG, clock);
        this.runs = new io.whisperrest.worker.store.TaskRepository(
                database, new TaskEndings(database, event -> {}), AudioLimits.NONE);
        this.transcripts = new TranscriptRepository(database, new TaskEndings(database, event -> {}));
        this.tasks = new TaskRepository(database, new TaskEndings(database, event -> {}));
        History.install(plain);
        for (String user : new String[] {"u0", "u1", "u2", "u3", "u4"}) {
            file.aUser(plain, user);
        }
    }

    Task task(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(Task.class)
                .one());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    static long now() {
        return System.currentTimeMillis();
    }

    @Override
    public void close() {
        redis.close();
        file.close();
    }
}
