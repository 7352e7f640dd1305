package io.whisperrest.worker.task;

import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.model.database.Database;
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
import java.util.Random;

/** A whole worker but for its engine, wired as the service wires it; it can vanish without a word. */
final class TestWorker implements AutoCloseable {
    private final HeldTasks held = new HeldTasks();
    private final Slots slots;
    private final LeaseKeeper leases;
    private final WorkerLoop loop;
    private final Thread thread;

    TestWorker(String name, int slotCount, FakeEngine engine, TaskQueue queue, Database database, Path data) {
        this(name, slotCount, engine, queue, database, data, TestQueueConfig.quick());
    }

    TestWorker(
            String name,
            int slotCount,
            FakeEngine engine,
            TaskQueue queue,
            Database database,
            Path data,
            TestQueueConfig config) {
        Clock clock = Clock.systemUTC();
        TaskRepository tasks = new TaskRepository(database, AudioLimits.NONE);
        TranscriptRepository transcripts = new TranscriptRepository(database);
        Patience patience = new Patience(60_000);
        this.slots = new Slots(slotCount);
        Listener listener = new Listener(
                new FileAudioStore(data), engine, engine, new WindowPlanner(), (task, request, audio) -> {});
        TaskRunner runner = new TaskRunner(
                listener,
                new LanguageFinder(engine),
                new WindowTranscriber(engine),
                tasks,
                transcripts,
                slots,
                patience,
                notice -> {},
                clock);
        Settlement settlement = new Settlement(
                name,
                queue,
                config,
                tasks,
                transcripts,
                new RetryPolicy(config, new Random(1)),
                patience,
                notice -> {},
                clock);
        Capacity capacity = new Capacity(slots, held, queue, System::nanoTime);
        this.leases = new LeaseKeeper(name, queue, held, config);
        this.loop = new WorkerLoop(
                name, queue, config, tasks, runner, settlement, held, capacity, (task, outcome, settled) -> {}, clock);
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

    /** As a process that is gone: no beat, no write, no word. */
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
