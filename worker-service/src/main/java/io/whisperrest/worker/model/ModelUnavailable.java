package io.whisperrest.worker.model;

/** A model cannot be loaded because it is missing, unknown or damaged. The message is one line and says how to fix it. */
public final class ModelUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    ModelUnavailable(String message) {
        super(message);
    }

    ModelUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
