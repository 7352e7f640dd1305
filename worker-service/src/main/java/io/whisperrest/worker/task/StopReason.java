package io.whisperrest.worker.task;

/** Why a run must stop before its end. */
enum StopReason {
    /** The lease is lost and another worker may run the task: write nothing. */
    LOST,
    /** Redis has not answered for too long. Release the task as soon as it does, unless another worker owns it by then. */
    CUT_OFF,
    /** The user cancelled. */
    CANCELLED,
    /** This worker is stopping: release the task. */
    DRAIN
}
