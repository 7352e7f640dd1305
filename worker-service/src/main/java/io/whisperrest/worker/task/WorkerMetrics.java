package io.whisperrest.worker.task;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.worker.store.WorkerRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Counts outcomes and measures speed. The labels are few: outcome and code. */
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
                .description("tasks that this worker holds")
                .register(registry);
    }

    @Override
    public void ended(Task task, TaskOutcome outcome, TaskOutcome.Kind recorded) {
        Counter.builder("task.outcomes")
                .tag("outcome", recorded.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
        if (recorded == TaskOutcome.Kind.FAILED) {
            Counter.builder("task.failures")
                    .tag("code", code(outcome).word())
                    .register(registry)
                    .increment();
        }
        if (recorded == TaskOutcome.Kind.COMPLETED) {
            completed(task, (TaskOutcome.Completed) outcome);
        }
    }

    /** The last of several errors fails the task too. */
    private static FailureCode code(TaskOutcome outcome) {
        return outcome instanceof TaskOutcome.Retry retry ? retry.code() : ((TaskOutcome.Failed) outcome).code();
    }

    private void completed(Task task, TaskOutcome.Completed outcome) {
        long runMs = Math.max(1, clock.millis() - task.heartbeatAt());
        Timer.builder("task.run").register(registry).record(Duration.ofMillis(runMs));
        Timer.builder("task.queue.wait")
                .register(registry)
                .record(Duration.ofMillis(task.startedAt() - task.createdAt()));
        if (task.windowsDone() > 0 || outcome.audioMs() == 0) {
            return; // the run was resumed, so it processed only a part of the audio
        }
        double rtfx = (double) outcome.audioMs() / runMs;
        DistributionSummary.builder("recognition.rtfx").register(registry).record(rtfx);
        try {
            workers.measured(worker, rtfx);
        } catch (DatabaseUnavailable e) {
            return; // only used for estimates, and the next task provides another value
        }
    }
}
