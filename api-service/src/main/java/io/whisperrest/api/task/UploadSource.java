package io.whisperrest.api.task;

import io.whisperrest.api.audio.AudioIntake;
import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Audio from a finished resumable upload. It remains an upload until a task is accepted for it. */
public final class UploadSource implements AudioSource {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final FinishedUploads.Finished upload;
    private final TaskRequest.Form form;
    private InputStream open = InputStream.nullInputStream();

    public UploadSource(FinishedUploads.Finished upload, TaskRequest.Form form) {
        this.upload = upload;
        this.form = form;
    }

    /** The row of the upload already counts them. */
    @Override
    public long bytesToReserve() {
        return 0;
    }

    /** Works for a used upload too, since a repeated request is compared with the first by content. */
    @Override
    public InputStream audio() throws IOException {
        open = upload.audio();
        return open;
    }

    @Override
    public ReceivedAudio store(AudioIntake intake, String taskId, InputStream audio) throws IOException {
        upload.requireUnused();
        return intake.examine(upload.id(), upload.bytes(), audio);
    }

    @Override
    public TaskRequest.Form form() {
        return form;
    }

    @Override
    public void accept(Handle handle, String taskId) {
        upload.use(handle, taskId);
    }

    /** Keeps the upload: it may still become a task later, or with other options. */
    @Override
    public void discard(AudioIntake intake, ReceivedAudio audio) {}

    @Override
    public ApiProblem broken(IOException cause) {
        return Problems.unavailable(RETRY_AFTER);
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
