package io.whisperrest.modeltools;

/** Weights could not be converted to ggml. The message is one line and says how to fix it. */
public final class ImportFailed extends Exception {
    private static final long serialVersionUID = 1L;

    ImportFailed(String message) {
        super(message);
    }

    ImportFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
