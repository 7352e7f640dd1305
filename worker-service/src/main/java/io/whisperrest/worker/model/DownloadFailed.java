package io.whisperrest.worker.model;

/** A model could not be fetched; the message is one line and names the fix. */
public final class DownloadFailed extends Exception {
    private static final long serialVersionUID = 1L;

    DownloadFailed(String message) {
        super(message);
    }
}
