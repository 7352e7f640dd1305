package io.whisperrest.worker.task;

/** Why a run must stop before its end. */
enum StopReason {
    /** The lease is gone: somebody else may run the task; write nothing. */
    LOST,
    /** The user cancelled. */
    CANCELLED,
    /** This worker is stopping: give the task back. */
    DRAIN
}
