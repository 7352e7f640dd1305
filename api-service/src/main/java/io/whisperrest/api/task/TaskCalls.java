package io.whisperrest.api.task;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.audio.FormFields;
import io.whisperrest.api.audio.MultipartUpload;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.RequestIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What every door does with a request that brings audio. */
@ApplicationScoped
public class TaskCalls {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final IntakeService intake;
    private final FinishedUploads uploads;
    private final CurrentUser user;

    TaskCalls(IntakeService intake, FinishedUploads uploads, CurrentUser user) {
        this.intake = intake;
        this.uploads = uploads;
        this.user = user;
    }

    /**
     * A multipart form with {@code file}.
     *
     * @param door {@code classic}, {@code api}, {@code openai}
     * @param waiting true when the caller holds the line
     * @param read fields and the file's name to what is asked for
     */
    public Accepted form(
            String door,
            boolean waiting,
            RoutingContext context,
            InputStream body,
            FormFields fields,
            BiFunction<Map<String, List<String>>, String, TaskRequest.Form> read) {
        try {
            TaskRequest request = request(door, waiting, context);
            String type = context.request().getHeader("Content-Type");
            MultipartUpload upload = new MultipartUpload(type, request.contentLength(), body, fields);
            return intake.submit(request, new UploadedForm(upload, read));
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    /** A body that is the audio itself. */
    public Accepted raw(String door, boolean waiting, RoutingContext context, InputStream body, TaskRequest.Form form) {
        try {
            return intake.submit(request(door, waiting, context), new IntakeService.Body() {
                @Override
                public InputStream audio() {
                    return body;
                }

                @Override
                public TaskRequest.Form form() {
                    return form;
                }
            });
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    /**
     * Audio that arrived before, in pieces.
     *
     * @param read the file's name to what is asked for
     */
    public Accepted upload(
            String door,
            boolean waiting,
            RoutingContext context,
            String uploadId,
            Function<String, TaskRequest.Form> read) {
        TaskRequest request = request(door, waiting, context);
        try (FinishedUploads.Finished upload = uploads.open(uploadId, user.id(), read)) {
            return intake.submit(request, upload);
        } catch (IOException e) {
            throw Problems.unavailable(SOON);
        }
    }

    TaskRequest request(String door, boolean waiting, RoutingContext context) {
        return new TaskRequest(
                user.id(),
                user.keyId(),
                door,
                RequestIds.of(context),
                context.request().getHeader("Idempotency-Key"),
                waiting,
                length(context.request().getHeader("Content-Length")));
    }

    private static RuntimeException brokenOff() {
        return Problems.of(400, "incomplete_body", "The body broke off before its end: send it again.");
    }

    private static long length(String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
