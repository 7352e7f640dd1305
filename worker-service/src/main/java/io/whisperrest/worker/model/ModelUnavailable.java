package io.whisperrest.worker.model;

/** A model cannot be loaded here: absent, unknown or damaged; the message is one line and names the fix. */
public final class ModelUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    ModelUnavailable(String message) {
        super(message);
    }

    ModelUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
