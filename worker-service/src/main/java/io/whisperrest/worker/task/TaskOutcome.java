package io.whisperrest.worker.task;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Warning;
import java.util.List;

/** How a run ended. {@link TaskRunner} decides it, {@link OutcomeRecorder} acts on it. */
sealed interface TaskOutcome {

    enum Kind {
        COMPLETED,
        RETRY,
        FAILED,
        RELEASED,
        CANCELLED,
        LOST
    }

    Kind kind();

    /** All windows are committed. */
    record Completed(List<Warning> warnings, long audioMs) implements TaskOutcome {
        @Override
        public Kind kind() {
            return Kind.COMPLETED;
        }
    }

    /** An error on our side; worth a retry while attempts are left. */
    record Retry(FailureCode code, String detail) implements TaskOutcome {
        @Override
        public Kind kind() {
            return Kind.RETRY;
        }
    }

    /** A retry would not help. */
    record Failed(FailureCode code, String detail) implements TaskOutcome {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }
    }

    /**
     * Released: an interruption is not a failure, and neither attempts nor crashes change.
     *
     * @param later true when it would end the same way if it were claimed again at once
     */
    record Released(boolean later) implements TaskOutcome {
        Released() {
            this(false);
        }

        @Override
        public Kind kind() {
            return Kind.RELEASED;
        }
    }

    /** The database already says CANCELLED. */
    record Cancelled() implements TaskOutcome {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }
    }

    /** Another worker may run the task: nothing may be written. */
    record Lost() implements TaskOutcome {
        @Override
        public Kind kind() {
            return Kind.LOST;
        }
    }

    /** The outcome of an error; the code determines whether a retry could help. */
    static TaskOutcome error(FailureCode code, String detail) {
        return code.isRetryable() ? new Retry(code, detail) : new Failed(code, detail);
    }

    /**
     * The outcome of a run that was asked to stop.
     *
     * @param reason null when the process ends before the run was told: it was claimed while the worker stopped
     */
    static TaskOutcome stopped(StopReason reason) {
        if (reason == null) {
            return new Released();
        }
        return switch (reason) {
            case LOST -> new Lost();
            case CANCELLED -> new Cancelled();
            case DRAIN, CUT_OFF -> new Released();
        };
    }
}
