package io.whisperrest.worker.task;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.event.Notices;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUnavailable;
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
import io.whisperrest.worker.model.ModelList;
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
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * The process: waits until everything it needs is there ({@link Readiness}), puts the loop together, drains it at the end.
 * Nothing missing makes it exit; tasks wait meanwhile.
 */
@ApplicationScoped
public class WorkerService {
    private static final Logger LOG = Logger.getLogger(WorkerService.class);
    private static final long DATABASE_PATIENCE_MS = 60_000;

    private final String name = WorkerName.fresh();
    private final HeldTasks held = new HeldTasks();
    private final Readiness readiness;
    private final TaskQueue queue;
    private final QueueConfig queueConfig;
    private final WorkerConfig config;
    private final WhisperConfig whisper;
    private final WorkerRepository workers;
    private final ModelStore models;
    private final LeaseSweeper sweeper;
    private final Slots slots;
    private final LeaseKeeper leases;
    private final WorkerLoop loop;
    private Thread thread;
    private volatile boolean stopping;

    WorkerService(
            Readiness readiness,
            Database database,
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
            Notices notices,
            MeterRegistry registry,
            Clock clock) {
        this.readiness = readiness;
        this.queue = queue;
        this.queueConfig = queueConfig;
        this.config = config;
        this.whisper = whisper;
        this.models = models;
        this.workers = new WorkerRepository(database);
        this.sweeper = new LeaseSweeper(queue, new SweepRepository(database), notices, clock);
        this.slots = slots;
        this.leases = new LeaseKeeper(name, queue, held, queueConfig);
        TaskRepository tasks = new TaskRepository(database, AudioLimits.of(quota));
        TranscriptRepository transcripts = new TranscriptRepository(database);
        Patience patience = new Patience(DATABASE_PATIENCE_MS);
        RetryPolicy retries = new RetryPolicy(queueConfig, new SecureRandom());
        TaskRunner runner = new TaskRunner(
                new Listener(
                        store,
                        decoder,
                        detector,
                        new WindowPlanner(),
                        new AudioCompanions(store, copy, tasks, inBackground())),
                new LanguageFinder(recognizer),
                new WindowTranscriber(recognizer),
                tasks,
                transcripts,
                slots,
                patience,
                notices,
                clock);
        this.loop = new WorkerLoop(
                name,
                queue,
                queueConfig,
                tasks,
                runner,
                new Settlement(name, queue, queueConfig, tasks, transcripts, retries, patience, notices, clock),
                held,
                new Capacity(slots, held, queue, System::nanoTime),
                new WorkerMetrics(name, registry, workers, held, clock),
                clock);
    }

    private static Executor inBackground() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "companions");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start(@Observes StartupEvent event) {
        thread = new Thread(this::run, "worker-loop");
        thread.setDaemon(true);
        thread.start();
        Thread sweep = new Thread(this::sweep, "sweeper");
        sweep.setDaemon(true);
        sweep.start();
    }

    private void run() {
        try {
            if (!readiness.await(() -> stopping)) {
                return;
            }
            register();
            leases.start();
            LOG.infof("worker %s takes tasks: %d slot(s), model %s", name, slots.size(), whisper.model());
            loop.run();
        } catch (RuntimeException | Error e) {
            // also an Error: a process that beats without a loop would look well and take nothing
            try {
                LOG.error("the worker cannot work and ends; its supervisor shall start it again", e);
            } finally { // without memory the line may not be written either
                Quarkus.asyncExit(1);
            }
        }
    }

    private void register() {
        String version = readiness.engine();
        String device = whisper.gpu() && readiness.hasGpu() ? "gpu" : "cpu";
        while (!stopping) {
            try {
                workers.register(
                        name,
                        slots.size(),
                        version,
                        whisper.model(),
                        ModelList.of(models),
                        device,
                        System.currentTimeMillis());
                return;
            } catch (DatabaseUnavailable e) {
                Sleep.millis(1000);
            }
        }
    }

    private void sweep() {
        while (!stopping) {
            Sleep.millis((long) (queueConfig.sweepInterval().toMillis()
                    * ThreadLocalRandom.current().nextDouble(0.9, 1.0)));
            try {
                sweeper.sweep();
            } catch (QueueUnavailable | DatabaseUnavailable e) {
                LOG.debugf("no sweep: %s", e.getMessage());
            } catch (RuntimeException | Error e) {
                LOG.error("the sweep met an unexpected error", e);
            }
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
        loop.stopClaiming();
        new Drain(held, config.drainTimeout()).run();
        leases.close();
        slots.close();
        try {
            workers.stopped(name);
        } catch (RuntimeException e) {
            LOG.debugf("not signed off: %s", e.getMessage());
        }
        LOG.infof("worker %s stopped, %d task(s) still held", name, held.count());
    }
}
