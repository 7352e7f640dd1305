package io.whisperrest.api.upload;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;

/** The problems of uploads. */
final class UploadProblems {
    private UploadProblems() {}

    static ApiProblem expired() {
        return Problems.of(410, "upload_expired", "The upload has expired and its bytes are deleted: start again.");
    }

    static ApiProblem used(String taskId) {
        ApiProblem used = Problems.of(409, "upload_used", "A task has already used this upload: read that task.");
        return taskId == null ? used : used.with("taskId", taskId);
    }

    static ApiProblem incomplete(long offset, long length) {
        return Problems.of(409, "upload_incomplete", "Not all bytes have arrived: send the rest first.")
                .with("offset", offset)
                .with("length", length);
    }

    static ApiProblem busy() {
        return Problems.of(423, "upload_busy", "Another chunk of this upload is arriving: try again in a moment.");
    }

    static ApiProblem offsetMismatch(long offset) {
        return Problems.of(409, "offset_mismatch", "The upload goes on at byte " + offset + ": send from there.")
                .with("offset", offset);
    }

    static ApiProblem chunkTooLarge(long limit) {
        return Problems.of(413, "chunk_too_large", "This chunk may have at most " + limit + " bytes.")
                .with("maxBytes", limit);
    }
}
