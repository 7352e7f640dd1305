package io.whisperrest.system.measure;

import io.whisperrest.api.dispatch.AdmissionRepository;
import io.whisperrest.api.dispatch.OutboxRelay;
import io.whisperrest.api.dispatch.OutboxRepository;
import io.whisperrest.api.dispatch.Reconciler;
import io.whisperrest.api.worker.LiveWorkers;
import io.whisperrest.api.worker.WorkerRepository;
import io.whisperrest.loop.BackgroundLoop;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.sweep.LeaseSweeper;
import io.whisperrest.model.sweep.SweepRepository;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.testing.RedisServer;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.testing.TestQueueConfig;
import io.whisperrest.testing.TestRedis;
import io.whisperrest.worker.store.TaskRepository;
import io.whisperrest.worker.store.TranscriptRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The real queue, database, relay, reconciler and sweeper, with the intervals of the tests. */
final class QueueServices implements AutoCloseable {
    static final TestQueueConfig CONFIG = TestQueueConfig.quick();
    private static final Duration BACKLOG_PAUSE = Duration.ofMillis(50);

    final Times relayPasses = new Times();
    final TestDatabase file;
    final Database database;
    final TaskQueue queue;
    final TaskRepository runs;
    final TranscriptRepository transcripts;
    private final RedisServer server = RedisServer.start();
    private final TestRedis redis = new TestRedis(server);
    private final OutboxRelay relay;
    private final Reconciler reconciler;
    private final List<BackgroundLoop> loops;

    QueueServices(Path directory) {
        this.file = new TestDatabase(directory);
        this.database = file.open();
        this.queue = redis.queue(CONFIG);
        TaskEndings endings = new TaskEndings(database, event -> {});
        this.runs = new TaskRepository(database, endings, AudioLimits.NONE);
        this.transcripts = new TranscriptRepository(database, endings);
        OutboxRepository outbox = new OutboxRepository(database);
        AdmissionRepository admissions = new AdmissionRepository(database);
        LiveWorkers workers = new LiveWorkers(new WorkerRepository(database), queue, CONFIG);
        Clock clock = Clock.systemUTC();
        this.relay = new OutboxRelay(outbox, admissions, workers, queue, CONFIG, clock);
        LeaseSweeper sweeper =
                new LeaseSweeper(queue, CONFIG, new SweepRepository(database, endings), event -> {}, clock);
        this.reconciler = new Reconciler(outbox, admissions, queue, sweeper, CONFIG, clock);
        reconciler.pass();
        this.loops = List.of(
                BackgroundLoop.timedByStep("relay", CONFIG.relayInterval(), this::pass),
                new BackgroundLoop("reconciler", CONFIG.reconcileInterval(), reconciler::pass),
                new BackgroundLoop("sweeper", CONFIG.sweepInterval(), sweeper::sweep));
        loops.forEach(loop -> loop.expecting(QueueUnavailable.class, DatabaseUnavailable.class));
    }

    private Duration pass() {
        return relayPasses.of(relay::pass) == OutboxRelay.Pass.CLEAR ? CONFIG.relayInterval() : BACKLOG_PAUSE;
    }

    void start() {
        loops.forEach(BackgroundLoop::start);
    }

    long count(String where) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM " + where)
                .mapTo(Long.class)
                .one());
    }

    /** Size of the database, indexes included. */
    long bytes() {
        return TestDatabase.isPostgres()
                ? database.read(handle -> handle.createQuery("SELECT pg_database_size(current_database())")
                        .mapTo(Long.class)
                        .one())
                : file.file().toFile().length();
    }

    /** Keys of the queue that should be gone when every task has ended. */
    List<String> leftovers() {
        return ((List<?>) server.command("KEYS", "{stt}:*"))
                .stream()
                        .map(Object::toString)
                        .filter(key -> !key.equals("{stt}:epoch")
                                && !key.equals("{stt}:workers")
                                && !key.startsWith("{stt}:wakeup:"))
                        .toList();
    }

    void tidy() {
        reconciler.tidy();
    }

    @Override
    public void close() {
        BackgroundLoop.closeAll(loops);
        redis.close();
        file.close();
        server.close();
    }
}
