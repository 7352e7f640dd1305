package io.whisperrest.worker.model;

/** A model could not be downloaded. The message is one line and says how to fix it. */
public final class DownloadFailed extends Exception {
    private static final long serialVersionUID = 1L;

    DownloadFailed(String message) {
        super(message);
    }
}
