package io.whisperrest.api.task;

import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * The progress of a task, computed from its row alone, so it is the same in every process and after a restart.
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
     * @param stage null when the task has ended
     * @param progress 0–1, three decimals
     * @param etaSeconds null while unknown
     * @param queuePosition from 1; null unless waiting
     */
    public record Progress(Stage stage, double progress, Long etaSeconds, Integer queuePosition) {
        private static final long MAX_PACE_SECONDS = 10;

        /**
         * Suggested polling interval, 1 to 10 seconds: a tenth of the remaining time, or one second per task ahead of it in the queue. Null
         * when the task has ended.
         */
        public Long retryAfterSeconds() {
            if (stage == null) {
                return null;
            }
            long seconds = queuePosition != null ? queuePosition : etaSeconds != null ? etaSeconds / 10 : 1;
            return Math.max(1, Math.min(MAX_PACE_SECONDS, seconds));
        }
    }

    public Progress of(Task task) {
        double share = Math.round(task.progress() * 1000) / 1000.0;
        return switch (task.status()) {
            case QUEUED -> new Progress(Stage.WAITING, share, null, tasks.queuePosition(task));
            case RUNNING ->
                new Progress(task.windowsTotal() == null ? Stage.DECODING : Stage.TRANSCRIBING, share, eta(task), null);
            case SUCCESS, FAILURE, CANCELLED -> new Progress(null, share, null, null);
        };
    }

    private Long eta(Task task) {
        if (task.audioMs() == null) {
            return null;
        }
        long leftMs = Math.max(0, task.audioMs() - task.doneMs());
        // Time since the start includes decoding and the delay before a retry; the sum over the windows includes all
        // slots.
        long spentMs = task.doneMs() == 0 ? 0 : Math.min(clock.millis() - task.startedAt(), task.processingMs());
        return RemainingTime.seconds(leftMs, task.doneMs(), spentMs, tasks.measuredSpeed(task.worker()));
    }
}
