package io.whisperrest.api.task;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.audio.AudioIntake;
import io.whisperrest.api.audio.FormFields;
import io.whisperrest.api.audio.MultipartUpload;
import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.api.error.ApiProblem;
import java.io.IOException;
import java.io.InputStream;

/** The file of a multipart form. */
public final class FormSource implements AudioSource {
    private final MultipartUpload upload;
    private final long length;
    private final FormReader reader;

    /**
     * @param known the fields allowed besides {@code file}
     * @throws ApiProblem 400 when the body is not a form
     */
    public FormSource(RoutingContext context, InputStream body, FormFields known, FormReader reader) {
        this.length = BodySource.length(context);
        this.reader = reader;
        try {
            this.upload = new MultipartUpload(context.request().getHeader("Content-Type"), length, body, known);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public long bytesToReserve() {
        return length;
    }

    @Override
    public InputStream audio() throws IOException {
        return upload.file();
    }

    @Override
    public ReceivedAudio store(AudioIntake intake, String taskId, InputStream audio) throws IOException {
        return intake.store(taskId, audio, length);
    }

    @Override
    public TaskRequest.Form form() throws IOException {
        return reader.read(upload.fields(), FileName.cleaned(upload.fileName()));
    }

    @Override
    public ApiProblem broken(IOException cause) {
        return BodySource.incomplete();
    }
}
