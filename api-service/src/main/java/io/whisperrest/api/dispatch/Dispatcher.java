package io.whisperrest.api.dispatch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.retention.RetentionMarks;
import io.whisperrest.api.retention.RetentionPolicy;
import io.whisperrest.api.retention.RetentionRepository;
import io.whisperrest.api.worker.LiveWorkers;
import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.AudioStoreUnavailable;
import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.loop.BackgroundLoop;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.sweep.LeaseSweeper;
import io.whisperrest.model.sweep.SweepRepository;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Runs the relay, the reconciler, the sweeper, and the janitor with the eraser on one thread each. */
@ApplicationScoped
public class Dispatcher {
    private static final Duration BACKLOG_PAUSE = Duration.ofMillis(50);
    private static final Duration JANITOR_INTERVAL = Duration.ofMinutes(1);

    private final QueueConfig config;
    private final TaskEventPublisher taskEvents;
    private final OutboxRelay relay;
    private final RelayState relayState;
    private final Reconciler reconciler;
    private final Janitor janitor;
    private final RetentionMarks retention;
    private final Eraser eraser;
    private final BackgroundLoop relaying;
    private final List<BackgroundLoop> loops;

    Dispatcher(
            Database database,
            TaskEndings endings,
            TaskQueue queue,
            LiveWorkers workers,
            TaskEventPublisher taskEvents,
            AudioStore store,
            AudioPieces pieces,
            QueueConfig config,
            ErasureConfig erasure,
            UploadConfig upload,
            RetentionPolicy policy,
            RelayState relayState,
            Clock clock) {
        this.config = config;
        this.relayState = relayState;
        this.taskEvents = taskEvents;
        OutboxRepository outbox = new OutboxRepository(database);
        AdmissionRepository admissions = new AdmissionRepository(database);
        this.relay = new OutboxRelay(outbox, admissions, workers, queue, config, clock);
        LeaseSweeper sweeper =
                new LeaseSweeper(queue, config, new SweepRepository(database, endings), taskEvents, clock);
        this.reconciler = new Reconciler(outbox, admissions, queue, sweeper, config, clock);
        JanitorRepository rows = new JanitorRepository(database);
        UploadExpiry uploads = new UploadExpiry(rows, pieces, upload.expiry());
        this.janitor = new Janitor(new TurnRepository(database), rows, store, uploads, queue, config, clock);
        this.retention = new RetentionMarks(new RetentionRepository(database), policy::current);
        this.eraser = new Eraser(new ErasureRepository(database, endings), store, erasure.undoWindow(), clock);
        this.relaying = BackgroundLoop.timedByStep("relay", config.relayInterval(), this::relayOnce);
        this.loops = List.of(
                relaying,
                new BackgroundLoop("reconciler", config.reconcileInterval(), reconciler::pass)
                        .withRetryInterval(config.relayInterval()),
                new BackgroundLoop("sweeper", config.sweepInterval(), sweeper::sweep)
                        .withInitialDelay(config.sweepInterval())
                        .withRetryInterval(config.relayInterval().plus(config.sweepInterval()))
                        .withJitter(),
                new BackgroundLoop("janitor", JANITOR_INTERVAL, this::cleanUp)
                        .withRetryInterval(config.relayInterval()));
        loops.forEach(
                loop -> loop.expecting(QueueUnavailable.class, DatabaseUnavailable.class, AudioStoreUnavailable.class));
    }

    /**
     * Called after a task and its outbox row are committed: publishes the event to its owner, and the row to Redis without waiting for the
     * next interval.
     */
    public void accepted(String userId, String taskId) {
        wake();
        taskEvents.publish(TaskEvent.Kind.CREATED, userId, taskId);
    }

    /** Publishes new outbox rows to Redis now instead of at the next interval. */
    public void wake() {
        relaying.wake();
    }

    void start(@Observes StartupEvent event) {
        loops.forEach(BackgroundLoop::start);
    }

    void stop(@Observes ShutdownEvent event) {
        BackgroundLoop.closeAll(loops);
    }

    /** Returns the time until the next pass. */
    private Duration relayOnce() {
        return switch (relayState.pass(relay::pass)) {
            case CLEAR -> config.relayInterval();
            case BACKLOG -> min(BACKLOG_PAUSE, config.relayInterval());
            case EPOCH_MISSING -> {
                reconciler.pass();
                yield Duration.ZERO;
            }
        };
    }

    private void cleanUp() throws Exception {
        retention.pass();
        eraser.pass();
        janitor.passIfDue();
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
