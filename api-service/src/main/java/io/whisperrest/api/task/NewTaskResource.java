package io.whisperrest.api.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.concurrency.Permit;
import io.whisperrest.model.task.Task;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /api/tasks}: creates a task from a form, from a body that is the audio, or from a finished upload. */
@Path("/api/tasks")
@Tag(name = "Tasks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class NewTaskResource {
    private final TaskRequests requests;
    private final TaskDefaults defaults;
    private final FinishedUploads uploads;
    private final SubmissionService submissions;
    private final TaskWait waits;
    private final TaskResponses responses;

    NewTaskResource(
            TaskRequests requests,
            TaskDefaults defaults,
            FinishedUploads uploads,
            SubmissionService submissions,
            TaskWait waits,
            TaskResponses responses) {
        this.requests = requests;
        this.defaults = defaults;
        this.uploads = uploads;
        this.submissions = submissions;
        this.waits = waits;
        this.responses = responses;
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "createTask",
            summary = "Create a task",
            description = "Responds as soon as the audio is stored. With Prefer: wait=N it waits until the task "
                    + "ends or N seconds have passed.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(ref = TaskOptionsInOpenApi.FORM)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = TaskOptionsInOpenApi.OF_UPLOAD))
            })
    @APIResponse(
            responseCode = "202",
            description = "Accepted and durable",
            content = @Content(schema = @Schema(implementation = TaskResponse.class)))
    @APIResponse(responseCode = "400", description = "`file_missing`, `empty_file`, `unknown_field`, `incomplete_body`")
    @APIResponse(responseCode = "403", description = "`lane_not_allowed`, `scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`: no such upload")
    @APIResponse(responseCode = "409", description = "`idempotency_in_progress`, `upload_incomplete`, `upload_used`")
    @APIResponse(responseCode = "410", description = "`upload_expired`")
    @APIResponse(responseCode = "413", description = "`file_too_large`")
    @APIResponse(responseCode = "415", description = "`not_audio`")
    @APIResponse(
            responseCode = "422",
            description = "`validation_failed`, `unknown_language`, `unknown_model`, `not_offered`, `url_refused`,"
                    + " `webhook_secret_missing`, `idempotency_mismatch`")
    @APIResponse(responseCode = "423", description = "`upload_busy`")
    @APIResponse(responseCode = "507", description = "`storage_full`")
    public Uni<Response> create(
            InputStream body,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @HeaderParam("Prefer") String prefer,
            @Context RoutingContext context) {
        int wait = TaskWait.seconds(prefer);
        TaskRequest request = requests.of("api", wait > 0, context);
        FormReader reader = (fields, fileName) -> defaults.read(request.userId(), OptionFields.items(fields), fileName);
        return answer(wait, request, () -> new FormSource(context, body, OptionFields.form(), reader));
    }

    @POST
    @Blocking
    @Consumes({"audio/*", "video/*", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(hidden = true)
    public Uni<Response> createRaw(
            InputStream body,
            @HeaderParam("Prefer") String prefer,
            @Context UriInfo uri,
            @Context RoutingContext context) {
        int wait = TaskWait.seconds(prefer);
        TaskRequest request = requests.of("api", wait > 0, context);
        TaskRequest.Form form = defaults.read(request.userId(), OptionFields.items(uri.getQueryParameters()), null);
        return answer(wait, request, () -> new BodySource(context, body, form));
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Response> createFromUpload(
            ObjectNode body, @HeaderParam("Prefer") String prefer, @Context RoutingContext context) {
        int wait = TaskWait.seconds(prefer);
        TaskRequest request = requests.of("api", wait > 0, context);
        String uploadId = JsonOptions.takeText(body, "uploadId");
        return answer(wait, request, () -> {
            FinishedUploads.Finished upload = uploads.open(uploadId, request.userId());
            return new UploadSource(upload, defaults.read(request.userId(), JsonOptions.fields(body), upload.name()));
        });
    }

    /** @param source asked for under the permit: it may read from the body */
    private Uni<Response> answer(int wait, TaskRequest request, Supplier<AudioSource> source) {
        Permit permit = waits.permit(request.userId(), wait);
        try {
            Accepted accepted = submissions.submit(request, source.get());
            return waits.held(permit, accepted.taskId(), request.userId(), wait).map(task -> answer(accepted, task));
        } catch (RuntimeException | Error e) {
            permit.release();
            throw e;
        }
    }

    private Response answer(Accepted accepted, Task task) {
        TaskResponse body = responses.of(task);
        Response.ResponseBuilder answer = Response.accepted(body)
                .location(URI.create("/api/tasks/" + task.id()))
                .header("Retry-After", body.retryAfterSeconds());
        if (accepted.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.build();
    }
}
