package io.whisperrest.system.measure;

import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Task;
import io.whisperrest.queue.Acknowledgement;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.worker.asr.LanguageGuess;
import io.whisperrest.worker.asr.WindowTranscript;
import io.whisperrest.worker.store.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Workers that write one window of a fixed text for each task. Some of them vanish with a task in hand. */
final class StubWorkers implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int SLOTS = 2;
    private static final long WINDOW_MS = 20_000;
    private static final List<String> MODELS = List.of("base");

    final Times claims = new Times();
    final AtomicInteger vanished = new AtomicInteger();
    private final QueueServices services;
    private final double vanishing;
    private final AtomicInteger named = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private volatile boolean stopping;

    /** @param vanishing probability that a worker vanishes after a claim */
    StubWorkers(QueueServices services, int count, double vanishing) {
        this.services = services;
        this.vanishing = vanishing;
        for (int thread = 0; thread < THREADS; thread++) {
            List<String> names = new ArrayList<>();
            for (int i = thread; i < count; i += THREADS) {
                names.add(aWorker());
            }
            if (!names.isEmpty()) {
                threads.submit(() -> work(names));
            }
        }
    }

    private String aWorker() {
        String name = "stub-" + named.incrementAndGet();
        services.database.write(
                handle -> handle.createUpdate("INSERT INTO worker (id, slots, version, model, models, device, state,"
                                + " started_at) VALUES (:id, :slots, 'stub', 'base', '[\"base\"]', 'cpu', 'READY', 0)")
                        .bind("id", name)
                        .bind("slots", SLOTS)
                        .execute());
        return name;
    }

    private void work(List<String> names) {
        Random random = new Random(names.get(0).hashCode());
        for (long turn = 0; !stopping; turn++) {
            int who = (int) (turn % names.size());
            try {
                if (!one(names.get(who), turn, random)) {
                    vanished.incrementAndGet();
                    names.set(who, aWorker());
                }
            } catch (QueueUnavailable | DatabaseUnavailable e) {
                Thread.onSpinWait(); // its lease expires
            }
        }
    }

    /** @return false when the worker vanished */
    private boolean one(String worker, long turn, Random random) {
        Optional<ClaimedTask> got = claims.of(() -> services.queue.claim(worker, ReadingOrder.idle(turn, MODELS)));
        if (got.isEmpty()) {
            services.queue.awaitWork(MODELS);
            return true;
        }
        ClaimedTask claim = got.get();
        if (random.nextDouble() < vanishing) {
            return false;
        }
        Optional<Task> begun = services.runs.begin(claim.id(), worker, claim.crashes(), System.currentTimeMillis());
        if (begun.isPresent()
                && services.runs
                        .planned(begun.get(), WINDOW_MS, 1, System.currentTimeMillis())
                        .ours()
                && services.transcripts.commit(begun.get(), checkpoint(), System.currentTimeMillis())) {
            services.transcripts.complete(begun.get(), List.of(), System.currentTimeMillis());
        }
        services.queue.acknowledge(worker, claim, Acknowledgement.done());
        return true;
    }

    private static Checkpoint checkpoint() {
        Segment segment =
                new Segment(0, 1000, "a short text", List.of(), List.of(), "en", null, null, null, null, null);
        return new Checkpoint(
                0,
                0,
                WINDOW_MS,
                1,
                new LanguageGuess("en", 1),
                new WindowTranscript(List.of(segment), List.of(), List.of(), "en"),
                List.of());
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdown();
    }
}
