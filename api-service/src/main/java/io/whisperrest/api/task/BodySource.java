package io.whisperrest.api.task;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.audio.AudioIntake;
import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.io.IOException;
import java.io.InputStream;

/** A body that consists of the audio itself; the options are in the query. */
public final class BodySource implements AudioSource {
    private final InputStream body;
    private final long length;
    private final TaskRequest.Form form;

    public BodySource(RoutingContext context, InputStream body, TaskRequest.Form form) {
        this.body = body;
        this.length = length(context);
        this.form = form;
    }

    @Override
    public long bytesToReserve() {
        return length;
    }

    @Override
    public InputStream audio() {
        return body;
    }

    @Override
    public ReceivedAudio store(AudioIntake intake, String taskId, InputStream audio) throws IOException {
        return intake.store(taskId, audio, length);
    }

    @Override
    public TaskRequest.Form form() {
        return form;
    }

    @Override
    public ApiProblem broken(IOException cause) {
        return incomplete();
    }

    static ApiProblem incomplete() {
        return Problems.of(400, "incomplete_body", "The body ended too early: send it again.");
    }

    /** Content-Length; −1 when absent. */
    static long length(RoutingContext context) {
        String header = context.request().getHeader("Content-Length");
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
