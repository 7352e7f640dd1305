package io.whisperrest.api.upload;

import io.whisperrest.api.audio.AudioIntake;
import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.api.task.FinishedUploads;
import io.whisperrest.api.task.TaskRequest;
import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.AudioStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Finished uploads as the bodies of tasks. The file moves into the store under the upload's own id, so a crash anywhere between
 * that and the commit leaves an upload that can be used as before.
 */
@Singleton
class FinishedUploadService implements FinishedUploads {
    private final UploadService uploads;
    private final AudioPieces pieces;
    private final AudioStore store;
    private final Clock clock;

    FinishedUploadService(UploadService uploads, AudioPieces pieces, AudioStore store, Clock clock) {
        this.uploads = uploads;
        this.pieces = pieces;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Finished open(String uploadId, String userId, Function<String, TaskRequest.Form> read) {
        UploadState state = uploads.get(uploadId, userId);
        if (!state.isComplete()) {
            throw UploadProblems.incomplete(state.offset(), state.upload().length());
        }
        return new Body(state.upload(), read.apply(state.upload().name()));
    }

    private final class Body implements Finished {
        private final Upload upload;
        private final TaskRequest.Form form;
        private InputStream open = InputStream.nullInputStream();

        Body(Upload upload, TaskRequest.Form form) {
            this.upload = upload;
            this.form = form;
        }

        /** Also of one that is used: a repeated request is compared with the first by its content. */
        @Override
        public InputStream audio() throws IOException {
            try {
                if (upload.taskId() == null && !pieces.adopt(upload.id(), clock.millis())) {
                    throw UploadProblems.busy();
                }
                open = Files.newInputStream(store.open(upload.id()));
                return open;
            } catch (NoSuchFileException e) {
                throw upload.taskId() == null ? UploadProblems.expired() : UploadProblems.used(upload.taskId());
            }
        }

        @Override
        public TaskRequest.Form form() {
            return form;
        }

        @Override
        public long bytes(TaskRequest request) {
            return 0; // the upload's own row counts them
        }

        @Override
        public ReceivedAudio store(AudioIntake intake, String taskId, InputStream audio) throws IOException {
            if (upload.taskId() != null) {
                throw UploadProblems.used(upload.taskId());
            }
            return intake.examine(upload.id(), upload.length(), audio);
        }

        @Override
        public void accepted(Handle handle, String taskId) {
            if (!UploadRepository.use(handle, upload, taskId)) {
                throw UploadProblems.used(null);
            }
        }

        /** The upload stays as it is: with other options, or later, it may still become a task. */
        @Override
        public void refused(AudioStore store, String key) {}

        @Override
        public void close() throws IOException {
            open.close();
        }
    }
}
