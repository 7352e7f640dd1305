package io.whisperrest.api.upload;

import java.time.Instant;

/**
 * An upload and how far it is.
 *
 * @param offset durable bytes
 * @param expiresAt when it is given up; null once a task has used it
 */
record UploadState(Upload upload, long offset, Instant expiresAt) {
    boolean isComplete() {
        return offset == upload.length();
    }
}
