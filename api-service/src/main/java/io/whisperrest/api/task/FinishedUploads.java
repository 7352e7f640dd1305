package io.whisperrest.api.task;

import java.io.Closeable;
import java.util.function.Function;

/** Audio that arrived in pieces before the task was asked for. */
public interface FinishedUploads {
    /**
     * @param read the file's name to what is asked for
     * @throws io.whisperrest.api.error.ApiProblem 404; 409 {@code upload_incomplete}; 410 {@code upload_expired}
     */
    Finished open(String uploadId, String userId, Function<String, TaskRequest.Form> read);

    /** One of them as the body of a task. */
    interface Finished extends IntakeService.Body, Closeable {}
}
