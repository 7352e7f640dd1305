package io.whisperrest.worker.task;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.Task;
import io.whisperrest.worker.store.WorkerRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Counts what became of tasks, and how fast they went. Labels are few: outcome and code. */
final class WorkerMetrics implements WorkerLoop.OutcomeListener {
    private final String worker;
    private final MeterRegistry registry;
    private final WorkerRepository workers;
    private final Clock clock;

    WorkerMetrics(String worker, MeterRegistry registry, WorkerRepository workers, HeldTasks held, Clock clock) {
        this.worker = worker;
        this.registry = registry;
        this.workers = workers;
        this.clock = clock;
        Gauge.builder("task.held", held, HeldTasks::count)
                .description("tasks this worker holds")
                .register(registry);
    }

    @Override
    public void ended(Task task, TaskOutcome outcome, TaskOutcome.Kind settled) {
        Counter.builder("task.outcomes")
                .tag("outcome", settled.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
        if (outcome instanceof TaskOutcome.Failed failed) {
            Counter.builder("task.failures")
                    .tag("code", failed.code().word())
                    .register(registry)
                    .increment();
        }
        if (settled == TaskOutcome.Kind.COMPLETED) {
            completed(task, (TaskOutcome.Completed) outcome);
        }
    }

    private void completed(Task task, TaskOutcome.Completed outcome) {
        long runMs = Math.max(1, clock.millis() - task.beatAt());
        Timer.builder("task.run").register(registry).record(Duration.ofMillis(runMs));
        Timer.builder("task.queue.wait")
                .register(registry)
                .record(Duration.ofMillis(task.startedAt() - task.createdAt()));
        if (task.windowsDone() > 0 || outcome.audioMs() == 0) {
            return; // resumed: the run did only a part of the audio
        }
        double rtfx = (double) outcome.audioMs() / runMs;
        DistributionSummary.builder("recognition.rtfx").register(registry).record(rtfx);
        try {
            workers.measured(worker, rtfx);
        } catch (DatabaseUnavailable e) {
            return; // a figure for estimates: the next task brings another
        }
    }
}
