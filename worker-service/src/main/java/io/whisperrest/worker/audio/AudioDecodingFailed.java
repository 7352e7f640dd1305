package io.whisperrest.worker.audio;

import io.whisperrest.model.task.FailureCode;

/** The file could not be decoded. The code says whether the file or the service is at fault. */
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
