package io.whisperrest.model.task;

import java.util.Set;

/** Where a task stands, and the only legal moves. The schema repeats them as CHECKs, every UPDATE as its WHERE. */
public enum TaskStatus {
    QUEUED,
    RUNNING,
    SUCCESS,
    FAILURE,
    CANCELLED;

    private static final Set<TaskStatus> FROM_QUEUED = Set.of(RUNNING, CANCELLED, FAILURE);
    private static final Set<TaskStatus> FROM_RUNNING = Set.of(RUNNING, QUEUED, SUCCESS, FAILURE, CANCELLED);

    /** Final is final: a finished task never runs again, a retry is a new one. */
    public boolean isFinal() {
        return this == SUCCESS || this == FAILURE || this == CANCELLED;
    }

    /** QUEUED to FAILURE is the poisoned task; RUNNING to RUNNING is a newer claim of a lost one. */
    public boolean canBecome(TaskStatus next) {
        return switch (this) {
            case QUEUED -> FROM_QUEUED.contains(next);
            case RUNNING -> FROM_RUNNING.contains(next);
            case SUCCESS, FAILURE, CANCELLED -> false;
        };
    }
}
