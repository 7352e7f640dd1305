package io.whisperrest.api.task;

import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * How far a task is, from its row alone: the same from every process and after a restart.
 *
 * @see Progress
 */
@ApplicationScoped
public class TaskProgress {
    private final TaskRepository tasks;
    private final Clock clock;

    TaskProgress(TaskRepository tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * @param stage null when over
     * @param progress 0–1, three decimals
     * @param etaSeconds null while unknown
     * @param queuePosition from 1; null unless waiting
     */
    public record Progress(Stage stage, double progress, Long etaSeconds, Integer queuePosition) {}

    public Progress of(Task task) {
        double share = Math.round(task.progress() * 1000) / 1000.0;
        return switch (task.status()) {
            case QUEUED -> new Progress(Stage.WAITING, share, null, tasks.queuePosition(task));
            case RUNNING ->
                new Progress(task.windowsTotal() == null ? Stage.DECODING : Stage.TRANSCRIBING, share, eta(task), null);
            case SUCCESS, FAILURE, CANCELLED -> new Progress(null, share, null, null);
        };
    }

    /** By the task's own speed once a window is committed, before that by the workers'. */
    private Long eta(Task task) {
        if (task.audioMs() == null) {
            return null;
        }
        long leftMs = Math.max(0, task.audioMs() - task.doneMs());
        long elapsedMs = clock.millis() - task.startedAt();
        double speed = task.doneMs() > 0 && elapsedMs > 0 ? (double) task.doneMs() / elapsedMs : tasks.measuredSpeed();
        return speed <= 0 ? null : (long) Math.ceil(leftMs / speed / 1000);
    }
}
