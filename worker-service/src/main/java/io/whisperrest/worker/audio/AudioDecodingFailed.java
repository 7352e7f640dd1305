package io.whisperrest.worker.audio;

import io.whisperrest.model.task.FailureCode;

/** The bytes did not become sound; the code says whose fault it is. */
public class AudioDecodingFailed extends Exception {
    private static final long serialVersionUID = 1L;
    private final FailureCode code;

    public AudioDecodingFailed(FailureCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public FailureCode code() {
        return code;
    }
}
