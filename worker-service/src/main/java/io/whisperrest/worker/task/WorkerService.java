package io.whisperrest.worker.task;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.loop.BackgroundLoop;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.limit.QuotaConfig;
import io.whisperrest.model.sweep.LeaseSweeper;
import io.whisperrest.model.sweep.SweepRepository;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.worker.asr.WhisperConfig;
import io.whisperrest.worker.asr.WindowTranscriber;
import io.whisperrest.worker.asr.whisper.WhisperRecognizer;
import io.whisperrest.worker.audio.AudioDecoder;
import io.whisperrest.worker.audio.PlayableCopy;
import io.whisperrest.worker.model.ModelStore;
import io.whisperrest.worker.speech.SpeechDetector;
import io.whisperrest.worker.speech.WindowPlanner;
import io.whisperrest.worker.store.TaskRepository;
import io.whisperrest.worker.store.TranscriptRepository;
import io.whisperrest.worker.store.WorkerRepository;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/**
 * The process: waits until all requirements are met ({@link Readiness}), builds the loop, and drains it at shutdown. A missing
 * requirement does not end the process; tasks wait.
 */
@ApplicationScoped
public class WorkerService {
    private static final Logger LOG = Logger.getLogger(WorkerService.class);
    private static final long DATABASE_RETRY_LIMIT_MS = 60_000;
    /** A model file that is added later is served after this time at the latest. */
    private static final Duration ANNOUNCE_EVERY = Duration.ofSeconds(30);

    private final String name = WorkerName.fresh();
    private final HeldTasks held = new HeldTasks();
    private final Readiness readiness;
    private final WorkerConfig config;
    private final WhisperConfig whisper;
    private final WorkerRepository workers;
    private final ServedModels models;
    private final BackgroundLoop announcer;
    private final BackgroundLoop sweeper;
    private final Slots slots;
    private final LeaseKeeper leases;
    private final WorkerLoop loop;
    private String modelProblem = "";
    private Thread thread;
    private volatile boolean stopping;

    WorkerService(
            Readiness readiness,
            Database database,
            TaskEndings endings,
            TaskQueue queue,
            QueueConfig queueConfig,
            QuotaConfig quota,
            WorkerConfig config,
            WhisperConfig whisper,
            AudioStore store,
            AudioDecoder decoder,
            PlayableCopy copy,
            SpeechDetector detector,
            WhisperRecognizer recognizer,
            ModelStore models,
            Slots slots,
            TaskEventPublisher taskEvents,
            MeterRegistry registry,
            Clock clock) {
        this.readiness = readiness;
        this.config = config;
        this.whisper = whisper;
        this.models = new ServedModels(models, whisper, config);
        this.workers = new WorkerRepository(database);
        this.announcer = new BackgroundLoop("announcer", ANNOUNCE_EVERY, this::announce)
                .withInitialDelay(ANNOUNCE_EVERY)
                .expecting(DatabaseUnavailable.class);
        LeaseSweeper leaseSweeper =
                new LeaseSweeper(queue, queueConfig, new SweepRepository(database, endings), taskEvents, clock);
        this.sweeper = new BackgroundLoop("sweeper", queueConfig.sweepInterval(), leaseSweeper::sweep)
                .withInitialDelay(queueConfig.sweepInterval())
                .withJitter()
                .expecting(QueueUnavailable.class, DatabaseUnavailable.class);
        this.slots = slots;
        this.leases = new LeaseKeeper(name, queue, held, queueConfig);
        TaskRepository tasks = new TaskRepository(database, endings, AudioLimits.of(quota));
        TranscriptRepository transcripts = new TranscriptRepository(database, endings);
        DatabaseRetry databaseRetry = new DatabaseRetry(DATABASE_RETRY_LIMIT_MS);
        RetryPolicy retries = new RetryPolicy(queueConfig, new SecureRandom());
        TaskRunner runner = new TaskRunner(
                new AudioPreparer(
                        store,
                        decoder,
                        detector,
                        new WindowPlanner(),
                        new StoredRenditions(store, copy, tasks, inBackground())),
                new LanguageFinder(recognizer),
                new WindowTranscriber(recognizer),
                tasks,
                transcripts,
                slots,
                databaseRetry,
                taskEvents,
                clock);
        this.loop = new WorkerLoop(
                name,
                queue,
                queueConfig,
                tasks,
                runner,
                new OutcomeRecorder(name, queue, tasks, transcripts, retries, databaseRetry, taskEvents, clock),
                held,
                new Capacity(slots, held, queue, this.models::names, System::nanoTime),
                this.models::names,
                new WorkerMetrics(name, registry, workers, held, clock),
                clock);
    }

    private static ScheduledExecutorService inBackground() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "renditions");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start(@Observes StartupEvent event) {
        thread = new Thread(this::run, "worker-loop");
        thread.setDaemon(true);
        thread.start();
        sweeper.start();
    }

    private void run() {
        try {
            if (!readiness.await(() -> stopping)) {
                return;
            }
            register();
            if (!models.missing().isEmpty()) {
                LOG.warnf("worker.models names models that are not in the folder: %s", models.missing());
            }
            leases.start();
            LOG.infof("worker %s accepts tasks: %d slot(s), models %s", name, slots.size(), models.names());
            loop.run();
        } catch (RuntimeException | Error e) {
            // also Errors: a process that sends heartbeats but has no loop would look healthy and do nothing
            try {
                LOG.error("the worker cannot continue and exits, so that its supervisor restarts it", e);
            } finally { // when out of memory, writing that line may fail too
                Quarkus.asyncExit(1);
            }
        }
    }

    private void register() {
        while (!stopping) {
            try {
                announce();
                announcer.start();
                return;
            } catch (DatabaseUnavailable e) {
                Sleep.millis(1000);
            }
        }
    }

    private void warn(String problem) {
        if (!problem.equals(modelProblem) && !problem.isEmpty()) {
            LOG.warn(problem);
        }
        modelProblem = problem;
    }

    /** Writes what this worker is and which models it serves. */
    private void announce() {
        models.refresh();
        warn(models.names().isEmpty() ? "no model can be loaded: this worker takes no tasks" : "");
        workers.register(
                name,
                slots.size(),
                readiness.engine(),
                whisper.model(),
                models.facts(),
                whisper.gpu() && readiness.hasGpu() ? "gpu" : "cpu",
                System.currentTimeMillis());
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
        announcer.stop();
        sweeper.stop();
        loop.stopClaiming();
        new Drain(held, config.drainTimeout()).run();
        leases.close();
        announcer.close();
        sweeper.close();
        slots.close();
        try {
            workers.stopped(name, System.currentTimeMillis());
        } catch (RuntimeException e) {
            LOG.debugf("could not sign off: %s", e.getMessage());
        }
        LOG.infof("worker %s stopped, %d task(s) still held", name, held.count());
    }
}
