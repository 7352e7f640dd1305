package io.whisperrest.worker.asr;

import io.whisperrest.model.task.FailureCode;

/** The engine failed. The code decides whether the task is retried. */
public class RecognitionFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final FailureCode code;

    public RecognitionFailed(FailureCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public FailureCode code() {
        return code;
    }
}
