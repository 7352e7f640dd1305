package io.whisperrest.system.simulation;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.queue.Acknowledgement;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Heartbeat;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.worker.asr.LanguageGuess;
import io.whisperrest.worker.asr.WindowTranscript;
import io.whisperrest.worker.store.Checkpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One worker, driven one queue verb at a time, in the order of {@code WorkerLoop}, {@code TaskRunner} and {@code OutcomeRecorder}. */
final class SimulatedWorker {
    private static final long WINDOW_MS = 20_000;

    final String name;
    final List<String> models;
    private final World world;
    private final int slots;
    private final List<Run> held = new ArrayList<>();
    private long turn;
    int staleWritesRefused;

    SimulatedWorker(World world, String name, int slots, List<String> models) {
        this.world = world;
        this.name = name;
        this.slots = slots;
        this.models = models;
    }

    private static final class Run {
        final ClaimedTask claim;
        final Task task;
        final int total;
        int done;

        Run(ClaimedTask claim, Task task, int total) {
            this.claim = claim;
            this.task = task;
            this.total = total;
            this.done = task.windowsDone();
        }
    }

    boolean isIdle() {
        return held.isEmpty();
    }

    void claim() {
        boolean alone = held.stream().anyMatch(run -> run.task.crashes() > 0);
        if (held.size() >= slots || alone) {
            return;
        }
        ReadingOrder order = held.isEmpty() ? ReadingOrder.idle(turn++, models) : ReadingOrder.busy(turn++, models);
        Optional<ClaimedTask> claim = world.queue.claim(name, order);
        if (claim.isEmpty() || world.chance(0.03)) {
            return; // the queue is empty, or the reply got lost
        }
        begin(claim.get());
    }

    private void begin(ClaimedTask claim) {
        Optional<Task> begun = world.runs.begin(claim.id(), name, claim.crashes(), World.now());
        if (begun.isEmpty()) {
            acknowledge(claim, Acknowledgement.done());
            return;
        }
        Task task = begun.get();
        if (task.crashes() >= World.CONFIG.maxCrashes()) {
            world.runs.fail(task, FailureCode.POISON, "poison", World.now());
            acknowledge(claim, Acknowledgement.done());
        } else if (task.crashes() > 0 && !held.isEmpty()) {
            world.runs.release(task);
            acknowledge(claim, Acknowledgement.releaseToQuarantine());
        } else {
            int total = 1 + Math.floorMod(claim.id().hashCode(), 5);
            if (world.runs.planned(task, total * WINDOW_MS, total, World.now()).ours()) {
                held.add(new Run(claim, task, total));
            } else {
                over(new Run(claim, task, total));
            }
        }
    }

    /** Commits the next window of one of its tasks, or completes that task. */
    void work() {
        Run run = anyRun();
        if (run == null) {
            return;
        }
        if (run.done < run.total) {
            if (world.transcripts.commit(run.task, checkpoint(run), World.now())) {
                run.done++;
            } else {
                over(run);
            }
        } else if (world.transcripts.complete(run.task, List.of(), World.now())) {
            held.remove(run);
            if (!world.chance(0.1)) { // otherwise it crashes before the acknowledgement
                acknowledge(run.claim, Acknowledgement.done());
            }
        } else {
            over(run);
        }
    }

    private static Checkpoint checkpoint(Run run) {
        Segment segment = new Segment(
                run.done * WINDOW_MS,
                run.done * WINDOW_MS + 1000,
                "window " + run.done,
                List.of(),
                List.of(),
                "en",
                null,
                null,
                null,
                null,
                null);
        return new Checkpoint(
                run.done,
                run.done * WINDOW_MS,
                (run.done + 1) * WINDOW_MS,
                1,
                new LanguageGuess("en", 1),
                new WindowTranscript(List.of(segment), List.of(), List.of(), "en"),
                List.of());
    }

    void retry() {
        Run run = anyRun();
        if (run == null) {
            return;
        }
        boolean last = run.task.attempts() + 1 >= World.CONFIG.maxAttempts();
        long now = World.now();
        boolean ours = last
                ? world.runs.fail(run.task, FailureCode.ENGINE_ERROR, "simulated", now)
                : world.runs.retryLater(run.task, FailureCode.ENGINE_ERROR, "simulated", now + 5, now);
        if (ours) {
            held.remove(run);
            acknowledge(run.claim, last ? Acknowledgement.done() : Acknowledgement.retry(Duration.ofMillis(5)));
        } else {
            over(run);
        }
    }

    void release() {
        Run run = anyRun();
        if (run != null) {
            if (world.runs.release(run.task)) {
                held.remove(run);
                acknowledge(run.claim, Acknowledgement.release());
            } else {
                over(run);
            }
        }
    }

    void heartbeat() {
        List<Run> asked = List.copyOf(held);
        List<Heartbeat> answers =
                world.queue.heartbeat(name, asked.stream().map(run -> run.claim).toList());
        for (int i = 0; i < asked.size(); i++) {
            switch (answers.get(i)) {
                case OK -> {}
                case LOST -> held.remove(asked.get(i));
                case CANCEL -> {
                    held.remove(asked.get(i));
                    acknowledge(asked.get(i).claim, Acknowledgement.done());
                }
            }
        }
    }

    /** A write matched no row: another worker owns the task, or the task has ended. */
    private void over(Run run) {
        staleWritesRefused++;
        held.remove(run);
        TaskStatus status = world.task(run.task.id()).status();
        if (status.isFinal()) {
            acknowledge(run.claim, Acknowledgement.done());
        }
    }

    private void acknowledge(ClaimedTask claim, Acknowledgement how) {
        world.queue.acknowledge(name, claim, how);
    }

    private Run anyRun() {
        return held.isEmpty() ? null : held.get(world.random.nextInt(held.size()));
    }

    /** Writes as a run without a fence would: the negative control. */
    void writeWithoutFence() {
        Run run = anyRun();
        if (run == null) {
            return;
        }
        world.database.write(handle -> {
            handle.createUpdate(
                            "UPDATE task SET windows_done = windows_done + 1 WHERE id = :id AND windows_done < windows_total")
                    .bind("id", run.task.id())
                    .execute();
            return handle.createUpdate(
                            "INSERT INTO segment (task_id, seq, window_index, window_start_ms, fence, start_ms,"
                                    + " end_ms, text) SELECT :id, COALESCE(max(seq), -1) + 1, :window, 0, :fence, 0, 1, 'stale'"
                                    + " FROM segment WHERE task_id = :id")
                    .bind("id", run.task.id())
                    .bind("window", run.done)
                    .bind("fence", run.task.fence())
                    .execute();
        });
    }
}
