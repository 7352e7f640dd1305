package io.whisperrest.model.task;

import java.util.Set;

/** The status of a task, and the only legal moves. The schema repeats them as CHECKs, and every UPDATE in its WHERE. */
public enum TaskStatus {
    QUEUED,
    RUNNING,
    SUCCESS,
    FAILURE,
    CANCELLED;

    private static final Set<TaskStatus> FROM_QUEUED = Set.of(RUNNING, CANCELLED, FAILURE);
    private static final Set<TaskStatus> FROM_RUNNING = Set.of(RUNNING, QUEUED, SUCCESS, FAILURE, CANCELLED);

    /** A task with a final status never runs again; a retry is a new task. */
    public boolean isFinal() {
        return this == SUCCESS || this == FAILURE || this == CANCELLED;
    }

    /** QUEUED to FAILURE is a poison task; RUNNING to RUNNING is a new claim of a lost task. */
    public boolean canBecome(TaskStatus next) {
        return switch (this) {
            case QUEUED -> FROM_QUEUED.contains(next);
            case RUNNING -> FROM_RUNNING.contains(next);
            case SUCCESS, FAILURE, CANCELLED -> false;
        };
    }
}
