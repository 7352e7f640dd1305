package io.whisperrest.api.dispatch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.retention.RetentionMarks;
import io.whisperrest.api.retention.RetentionPolicy;
import io.whisperrest.api.retention.RetentionRepository;
import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.event.Notices;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.sweep.LeaseSweeper;
import io.whisperrest.model.sweep.SweepRepository;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Gives relay, reconciler, sweeper, and janitor with eraser a thread each while the service runs. */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration BACKLOG_PAUSE = Duration.ofMillis(50);
    private static final Duration JANITOR_INTERVAL = Duration.ofMinutes(1);

    private final QueueConfig config;
    private final OutboxRelay relay;
    private final Reconciler reconciler;
    private final LeaseSweeper sweeper;
    private final Janitor janitor;
    private final RetentionMarks retention;
    private final Eraser eraser;
    private final Semaphore news = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Dispatcher(
            Database database,
            TaskQueue queue,
            Notices notices,
            AudioStore store,
            AudioPieces pieces,
            QueueConfig config,
            ErasureConfig erasure,
            UploadConfig upload,
            RetentionPolicy policy,
            Clock clock) {
        this.config = config;
        OutboxRepository outbox = new OutboxRepository(database);
        this.relay = new OutboxRelay(outbox, queue, config, clock);
        this.sweeper = new LeaseSweeper(queue, new SweepRepository(database), notices, clock);
        this.reconciler = new Reconciler(outbox, queue, sweeper, config, clock);
        JanitorRepository rows = new JanitorRepository(database);
        UploadExpiry uploads = new UploadExpiry(rows, pieces, upload.expiry());
        this.janitor = new Janitor(new TurnRepository(database), rows, store, uploads, queue, config, clock);
        this.retention = new RetentionMarks(new RetentionRepository(database), policy::current);
        this.eraser = new Eraser(new ErasureRepository(database), store, erasure.undoWindow(), clock);
    }

    /** Something was committed to the outbox: tell Redis now, not at the next interval. */
    public void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    void start(@Observes StartupEvent event) {
        run("relay", this::relayOnce);
        run("reconciler", () -> {
            reconciler.pass();
            pause(config.reconcileInterval());
        });
        run("sweeper", () -> {
            pause(randomPhase(config.sweepInterval()));
            sweeper.sweep();
        });
        run("janitor", () -> {
            retention.pass();
            eraser.pass();
            janitor.passIfDue();
            pause(JANITOR_INTERVAL);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }

    private void relayOnce() throws InterruptedException {
        OutboxRelay.Pass pass = relay.pass();
        switch (pass) {
            case CLEAR -> await(config.relayInterval());
            case BACKLOG -> await(min(BACKLOG_PAUSE, config.relayInterval()));
            case EPOCH_MISSING -> reconciler.pass();
        }
    }

    private void await(Duration longest) throws InterruptedException {
        if (news.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    private void run(String name, Step step) {
        Thread thread = new Thread(() -> repeat(name, step), name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void repeat(String name, Step step) {
        while (!stopping) {
            try {
                step.run();
            } catch (InterruptedException e) {
                return;
            } catch (QueueUnavailable | DatabaseUnavailable e) {
                LOG.debugf("%s waits: %s", name, e.getMessage());
                pauseQuietly(config.relayInterval());
            } catch (Exception | Error e) {
                LOG.errorf(e, "the %s met an unexpected error and goes on", name);
                pauseQuietly(config.relayInterval());
            }
        }
    }

    private static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    private void pauseQuietly(Duration duration) {
        try {
            pause(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Processes that started together shall not sweep together for ever. */
    private static Duration randomPhase(Duration interval) {
        return Duration.ofMillis(
                (long) (interval.toMillis() * ThreadLocalRandom.current().nextDouble(0.9, 1.0)));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private interface Step {
        void run() throws Exception;
    }
}
