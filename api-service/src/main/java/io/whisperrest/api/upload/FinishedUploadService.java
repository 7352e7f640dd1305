package io.whisperrest.api.upload;

import io.whisperrest.api.task.FinishedUploads;
import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.AudioStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/**
 * Finished uploads as the audio of new tasks. The file moves into the store under the upload's own id, so a crash between that and the
 * commit leaves an upload that is still usable.
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
    public Finished open(String uploadId, String userId) {
        UploadState state = uploads.get(uploadId, userId);
        if (!state.isComplete()) {
            throw UploadProblems.incomplete(state.offset(), state.upload().length());
        }
        return new FinishedUpload(state.upload());
    }

    private final class FinishedUpload implements Finished {
        private final Upload upload;

        FinishedUpload(Upload upload) {
            this.upload = upload;
        }

        @Override
        public String id() {
            return upload.id();
        }

        @Override
        public String name() {
            return upload.name();
        }

        @Override
        public long bytes() {
            return upload.length();
        }

        @Override
        public InputStream audio() throws IOException {
            try {
                if (upload.taskId() == null && !pieces.adopt(upload.id(), clock.millis())) {
                    throw UploadProblems.busy();
                }
                AudioStore.Kept kept = store.open(upload.id());
                return kept.read(0, kept.bytes());
            } catch (NoSuchFileException e) {
                throw upload.taskId() == null ? UploadProblems.expired() : UploadProblems.used(upload.taskId());
            }
        }

        @Override
        public void requireUnused() {
            if (upload.taskId() != null) {
                throw UploadProblems.used(upload.taskId());
            }
        }

        @Override
        public void use(Handle handle, String taskId) {
            if (!UploadRepository.use(handle, upload, taskId)) {
                throw UploadProblems.used(null);
            }
        }
    }
}
