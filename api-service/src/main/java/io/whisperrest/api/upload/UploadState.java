package io.whisperrest.api.upload;

import java.time.Instant;

/**
 * An upload and its progress.
 *
 * @param offset durable bytes
 * @param expiresAt when it expires; null once a task has used it
 */
record UploadState(Upload upload, long offset, Instant expiresAt) {
    boolean isComplete() {
        return offset == upload.length();
    }
}
