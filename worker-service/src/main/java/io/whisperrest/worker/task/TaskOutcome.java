package io.whisperrest.worker.task;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Warning;
import java.util.List;

/** How a run ended. {@link TaskRunner} decides it, {@link Settlement} acts on it. */
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

    /** An error on our side: worth another try while attempts are left. */
    record Retry(FailureCode code, String detail) implements TaskOutcome {
        @Override
        public Kind kind() {
            return Kind.RETRY;
        }
    }

    /** No other try would help. */
    record Failed(FailureCode code, String detail) implements TaskOutcome {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }
    }

    /** Given back: interruption is not failure. */
    record Released() implements TaskOutcome {
        @Override
        public Kind kind() {
            return Kind.RELEASED;
        }
    }

    /** The database says CANCELLED already. */
    record Cancelled() implements TaskOutcome {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }
    }

    /** Somebody else may run the task: nothing may be written. */
    record Lost() implements TaskOutcome {
        @Override
        public Kind kind() {
            return Kind.LOST;
        }
    }

    /** The outcome of an error: the code knows whether another try could help. */
    static TaskOutcome error(FailureCode code, String detail) {
        return code.isRetryable() ? new Retry(code, detail) : new Failed(code, detail);
    }

    /** The outcome of a run that was asked to stop. */
    static TaskOutcome stopped(StopReason reason) {
        return switch (reason) {
            case LOST -> new Lost();
            case CANCELLED -> new Cancelled();
            case DRAIN -> new Released();
        };
    }
}
