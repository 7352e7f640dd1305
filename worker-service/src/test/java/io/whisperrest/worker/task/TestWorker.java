package io.whisperrest.worker.task;

import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.testing.TestQueueConfig;
import io.whisperrest.worker.asr.WindowTranscriber;
import io.whisperrest.worker.speech.WindowPlanner;
import io.whisperrest.worker.store.TaskRepository;
import io.whisperrest.worker.store.TranscriptRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A complete worker except for its engine, wired as in the service. It can vanish without notice. */
final class TestWorker implements AutoCloseable {
    private final HeldTasks held = new HeldTasks();
    private final Slots slots;
    private final LeaseKeeper leases;
    private final WorkerLoop loop;
    private final Thread thread;

    TestWorker(String name, int slotCount, FakeEngine engine, TaskQueue queue, Database database, Path data) {
        this(name, slotCount, engine, queue, database, data, Duration.ofMinutes(1));
    }

    TestWorker(
            String name,
            int slotCount,
            FakeEngine engine,
            TaskQueue queue,
            Database database,
            Path data,
            Duration databaseRetry) {
        TestQueueConfig config = TestQueueConfig.quick();
        Clock clock = Clock.systemUTC();
        TaskRepository tasks = new TaskRepository(database, new TaskEndings(database, event -> {}), AudioLimits.NONE);
        TranscriptRepository transcripts = new TranscriptRepository(database, new TaskEndings(database, event -> {}));
        DatabaseRetry waiting = new DatabaseRetry(databaseRetry.toMillis());
        this.slots = new Slots(slotCount);
        AudioPreparer preparer = new AudioPreparer(
                new FileAudioStore(data, new DiskSpace(data, 0)),
                engine,
                engine,
                new WindowPlanner(),
                (task, request, audio) -> {});
        TaskRunner runner = new TaskRunner(
                preparer,
                new LanguageFinder(engine),
                new WindowTranscriber(engine),
                tasks,
                transcripts,
                slots,
                waiting,
                event -> {},
                clock);
        OutcomeRecorder outcomes = new OutcomeRecorder(
                name, queue, tasks, transcripts, new RetryPolicy(config, new Random(1)), waiting, event -> {}, clock);
        Capacity capacity = new Capacity(slots, held, queue, () -> List.of("base"), System::nanoTime);
        this.leases = new LeaseKeeper(name, queue, held, config);
        this.loop = new WorkerLoop(
                name,
                queue,
                config,
                tasks,
                runner,
                outcomes,
                held,
                capacity,
                () -> List.of("base"),
                (task, outcome, recorded) -> {},
                clock);
        this.thread = new Thread(loop, name);
        this.thread.setDaemon(true);
    }

    TestWorker start() {
        leases.start();
        thread.start();
        return this;
    }

    HeldTasks held() {
        return held;
    }

    /** Simulates a process that died: no heartbeats and no writes. */
    void vanish() {
        leases.close();
        loop.stopClaiming();
        held.all().forEach(task -> task.stop(StopReason.LOST));
        slots.close();
    }

    void drain(Duration timeout) {
        loop.stopClaiming();
        new Drain(held, timeout).run();
    }

    @Override
    public void close() {
        vanish();
    }
}
