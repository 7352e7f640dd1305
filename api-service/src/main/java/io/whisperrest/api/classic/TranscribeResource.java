package io.whisperrest.api.classic;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.audio.FormFields;
import io.whisperrest.api.limit.Place;
import io.whisperrest.api.task.Accepted;
import io.whisperrest.api.task.OptionFields;
import io.whisperrest.api.task.TaskCalls;
import io.whisperrest.api.task.TaskRequest;
import io.whisperrest.api.task.TaskWait;
import io.whisperrest.model.task.TaskOptions;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /transcribe}: audio in, a task id out. */
@Path("/transcribe")
@Tag(name = "Classic")
@Authenticated
public class TranscribeResource {
    private static final FormFields FIELDS = FormFields.of(Set.of("language"), Set.of());

    private final TaskCalls calls;
    private final TaskWait waits;
    private final CurrentUser user;

    TranscribeResource(TaskCalls calls, TaskWait waits, CurrentUser user) {
        this.calls = calls;
        this.waits = waits;
        this.user = user;
    }

    @Schema(name = "TaskCreated", requiredProperties = "task_id")
    public record TaskCreated(@JsonProperty("task_id") String taskId) {}

    @Schema(name = "TranscribeForm", requiredProperties = "file")
    public record TranscribeForm(
            @Schema(type = SchemaType.STRING, format = "binary", description = "Any audio or video file")
            String file,

            @Schema(description = "Code or auto", defaultValue = "auto", examples = "ru")
            String language) {}

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "transcribe",
            summary = "Transcribe a recording",
            description = "Answers as soon as the audio is stored; ask /status/{task_id} for the text."
                    + " With Prefer: wait=N the answer is held until the task is over or N seconds passed.")
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
    @APIResponse(responseCode = "400", description = "No file, an empty one, or a body that broke off")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "409", description = "The same Idempotency-Key is being received")
    @APIResponse(responseCode = "413", description = "Larger than the server allows")
    @APIResponse(responseCode = "415", description = "Not audio")
    @APIResponse(responseCode = "422", description = "Unknown language, or the key was used before")
    @APIResponse(responseCode = "429", description = "Too many")
    @APIResponse(responseCode = "503", description = "The database is away")
    @APIResponse(responseCode = "507", description = "No room for more audio")
    public Response transcribe(
            InputStream body,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @HeaderParam("Prefer") String prefer,
            @Context RoutingContext context) {
        int wait = TaskWait.seconds(prefer);
        Place place = waits.place(user.id(), wait);
        Accepted accepted;
        try {
            accepted = calls.form("classic", wait > 0, context, body, FIELDS, TranscribeResource::read);
            waits.held(accepted.taskId(), user.id(), wait);
        } finally {
            place.giveBack();
        }
        Response.ResponseBuilder answer = Response.accepted(new TaskCreated(accepted.taskId()))
                .location(URI.create("/status/" + accepted.taskId()));
        if (accepted.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.build();
    }

    private static TaskRequest.Form read(Map<String, List<String>> fields, String fileName) {
        String language = OptionFields.language(
                fields.getOrDefault("language", List.of("auto")).get(0));
        return new TaskRequest.Form(fileName, null, TaskOptions.plain(language));
    }
}
