package io.whisperrest.worker.model;

/** Weights could not be turned into ggml; the message is one line and names the fix. */
public final class ImportFailed extends Exception {
    private static final long serialVersionUID = 1L;

    ImportFailed(String message) {
        super(message);
    }

    ImportFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
