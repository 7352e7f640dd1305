package io.whisperrest.api.classic;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.audio.FormFields;
import io.whisperrest.api.concurrency.Permit;
import io.whisperrest.api.task.Accepted;
import io.whisperrest.api.task.FormSource;
import io.whisperrest.api.task.SubmissionService;
import io.whisperrest.api.task.TaskRequest;
import io.whisperrest.api.task.TaskRequests;
import io.whisperrest.api.task.TaskWait;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /transcribe}: takes audio and returns a task id. */
@Path("/transcribe")
@Tag(name = "Classic")
@Authenticated
public class TranscribeResource {
    private static final FormFields FIELDS = FormFields.of(Set.of("language", "track"), Set.of());

    private final TaskRequests requests;
    private final SubmissionService submissions;
    private final TaskWait waits;

    TranscribeResource(TaskRequests requests, SubmissionService submissions, TaskWait waits) {
        this.requests = requests;
        this.submissions = submissions;
        this.waits = waits;
    }

    @Schema(name = "TaskCreated", requiredProperties = "task_id")
    public record TaskCreated(@JsonProperty("task_id") String taskId) {}

    @Schema(name = "TranscribeForm", requiredProperties = "file")
    public record TranscribeForm(
            @Schema(type = SchemaType.STRING, format = "binary", description = "Any audio or video file")
            String file,

            @Schema(
                    description =
                            "Code, tag or name, several separated by commas, or auto; zh-CN, zh-TW and zh-HK also "
                                    + "select the script of the text",
                    defaultValue = "auto",
                    examples = "ru")
            String language,

            @Schema(description = "Number of the audio track, from 1; default: the default track")
            Integer track) {}

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "transcribe",
            summary = "Transcribe a recording",
            description = "Responds as soon as the audio is stored; GET /status/{task_id} returns the text. With "
                    + "Prefer: wait=N it waits until the task ends or N seconds have passed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = TranscribeForm.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted and durable",
            content = @Content(schema = @Schema(implementation = TaskCreated.class)))
    @APIResponse(responseCode = "400", description = "The file is missing or empty, or the body is incomplete")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "409", description = "The same Idempotency-Key is being received")
    @APIResponse(responseCode = "413", description = "Larger than the server allows")
    @APIResponse(responseCode = "415", description = "Not audio")
    @APIResponse(responseCode = "422", description = "Unknown language, or the key was used before")
    @APIResponse(responseCode = "429", description = "Too many")
    @APIResponse(responseCode = "503", description = "The database is unavailable")
    @APIResponse(responseCode = "507", description = "No storage left for more audio")
    public Uni<Response> transcribe(
            InputStream body,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @HeaderParam("Prefer") String prefer,
            @Context RoutingContext context) {
        int wait = TaskWait.seconds(prefer);
        TaskRequest request = requests.of("classic", wait > 0, context);
        Permit permit = waits.permit(request.userId(), wait);
        try {
            Accepted accepted = submissions.submit(request, new FormSource(context, body, FIELDS, new ClassicForm()));
            return waits.held(permit, accepted.taskId(), request.userId(), wait).map(task -> answer(accepted));
        } catch (RuntimeException | Error e) {
            permit.release();
            throw e;
        }
    }

    private static Response answer(Accepted accepted) {
        Response.ResponseBuilder answer = Response.accepted(new TaskCreated(accepted.taskId()))
                .location(URI.create("/status/" + accepted.taskId()));
        if (accepted.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.build();
    }
}
