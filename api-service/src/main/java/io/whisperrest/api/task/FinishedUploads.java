package io.whisperrest.api.task;

import java.io.IOException;
import java.io.InputStream;
import org.jdbi.v3.core.Handle;

/** Audio that was uploaded before the request for the task; implemented by the upload package. */
public interface FinishedUploads {
    /** @throws io.whisperrest.api.error.ApiProblem 404; 409 {@code upload_incomplete}; 410 {@code upload_expired} */
    Finished open(String uploadId, String userId);

    /** A finished upload. */
    interface Finished {
        /** Id of the upload; its audio has the same key in the store. */
        String id();

        /** Name of the file as the client sent it; may be null. */
        String name();

        long bytes();

        /**
         * Moves the audio into the store.
         *
         * @throws io.whisperrest.api.error.ApiProblem 409 {@code upload_used}; 410 {@code upload_expired}; 423 {@code upload_busy}
         */
        InputStream audio() throws IOException;

        /** @throws io.whisperrest.api.error.ApiProblem 409 {@code upload_used} */
        void requireUnused();

        /**
         * Assigns the upload to the task, within the transaction that accepts it.
         *
         * @throws io.whisperrest.api.error.ApiProblem 409 {@code upload_used}
         */
        void use(Handle handle, String taskId);
    }
}
