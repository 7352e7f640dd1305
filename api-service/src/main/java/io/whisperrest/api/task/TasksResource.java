package io.whisperrest.api.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.http.QueryLists;
import io.whisperrest.api.limit.Place;
import io.whisperrest.model.task.Task;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All tasks of a user: make one, list them. */
@Path("/api/tasks")
@Tag(name = "Tasks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TasksResource {
    private final TaskCalls calls;
    private final TaskDefaults defaults;
    private final TaskListRepository list;
    private final TaskWait waits;
    private final TaskResponses responses;
    private final CurrentUser user;

    TasksResource(
            TaskCalls calls,
            TaskDefaults defaults,
            TaskListRepository list,
            TaskWait waits,
            TaskResponses responses,
            CurrentUser user) {
        this.calls = calls;
        this.defaults = defaults;
        this.list = list;
        this.waits = waits;
        this.responses = responses;
        this.user = user;
    }

    @Schema(name = "TaskForm", requiredProperties = "file")
    public record TaskForm(
            @Schema(type = SchemaType.STRING, format = "binary", description = "Any audio or video file")
            String file,

            @Schema(description = "At most 255 characters; else the file's name")
            String name,

            @Schema(description = "Code or auto", defaultValue = "auto")
            String language,

            @Schema(description = "Codes to choose from when the language is detected")
            List<String> languages,

            @Schema(description = "transcribe, or translate to English", defaultValue = "transcribe")
            String task,

            @Schema(description = "Id of a model of this server")
            String model,

            @Schema(description = "At most 1000 characters before the text, for spelling and style")
            String prompt,

            @Schema(description = "Names and terms to expect")
            List<String> keywords,

            @Schema(description = "Word times", defaultValue = "true")
            Boolean words,

            @Schema(description = "0 to 1", defaultValue = "0")
            Double temperature,

            @Schema(description = "Seconds; only from here") Double start,

            @Schema(description = "Seconds; only up to here")
            Double end,

            @Schema(description = "mix, split or a number from 1 to 8", defaultValue = "mix")
            String channels,

            @Schema(description = "A JSON object of at most 16 strings, echoed on the task")
            String metadata,

            @Schema(description = "https URL to be called when the task is over")
            String webhookUrl,

            @Schema(description = "auto, normal, bulk or hi", defaultValue = "auto")
            String lane,

            @Schema(description = "Everything of the task is erased this long after its end")
            Long ttlSeconds) {}

    /** @param counts only where asked for */
    @Schema(name = "TaskPage", requiredProperties = "items")
    public record TaskPage(
            List<TaskResponse> items,
            @Schema(nullable = true) String nextCursor,
            @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Long> counts) {}

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "createTask",
            summary = "Make a task of a recording",
            description =
                    "Answers as soon as the audio is stored. With Prefer: wait=N the answer is held until the task is over"
                            + " or N seconds passed.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(implementation = TaskForm.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UploadedTask.class))
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
    public Response create(
            InputStream body,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @HeaderParam("Prefer") String prefer,
            @Context RoutingContext context) {
        int wait = TaskWait.seconds(prefer);
        return answer(wait, () -> calls.form("api", wait > 0, context, body, OptionFields.form(), this::readForm));
    }

    @POST
    @Blocking
    @Consumes({"audio/*", "video/*", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(hidden = true)
    public Response createRaw(
            InputStream body,
            @HeaderParam("Prefer") String prefer,
            @Context UriInfo uri,
            @Context RoutingContext context) {
        int wait = TaskWait.seconds(prefer);
        TaskRequest.Form form = readForm(uri.getQueryParameters(), null);
        return answer(wait, () -> calls.raw("api", wait > 0, context, body, form));
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response createFromUpload(
            ObjectNode body, @HeaderParam("Prefer") String prefer, @Context RoutingContext context) {
        int wait = TaskWait.seconds(prefer);
        String uploadId = JsonOptions.takeText(body, "uploadId");
        return answer(
                wait,
                () -> calls.upload("api", wait > 0, context, uploadId, name -> read(JsonOptions.fields(body), name)));
    }

    private TaskRequest.Form readForm(Map<String, List<String>> fields, String fileName) {
        return read(OptionFields.items(fields), fileName);
    }

    private TaskRequest.Form read(Map<String, List<String>> fields, String fileName) {
        return defaults.read(user.id(), fields, fileName);
    }

    private Response answer(int wait, Supplier<Accepted> call) {
        Place place = waits.place(user.id(), wait);
        try {
            Accepted accepted = call.get();
            return answer(accepted, waits.held(accepted.taskId(), user.id(), wait));
        } finally {
            place.giveBack();
        }
    }

    private Response answer(Accepted accepted, Task task) {
        Response.ResponseBuilder answer =
                Response.accepted(responses.of(task)).location(URI.create("/api/tasks/" + task.id()));
        if (accepted.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.build();
    }

    @GET
    @Blocking
    @Operation(
            operationId = "listTasks",
            summary = "Tasks, a page at a time",
            description = "Newest first unless sorted otherwise. Lists may be repeated or"
                    + " comma-separated; q looks in names and texts, whatever the case.")
    @APIResponse(
            responseCode = "200",
            description = "A page; nextCursor null at the end",
            content = @Content(schema = @Schema(implementation = TaskPage.class)))
    @APIResponse(responseCode = "400", description = "`invalid_cursor`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public TaskPage list(
            @QueryParam("status") List<String> status,
            @QueryParam("language") List<String> language,
            @QueryParam("model") String model,
            @QueryParam("createdAfter") String createdAfter,
            @QueryParam("createdBefore") String createdBefore,
            @QueryParam("audioSha256") String audioSha256,
            @QueryParam("deleted") @DefaultValue("false") boolean deleted,
            @QueryParam("q") String q,
            @QueryParam("sort") String sort,
            @QueryParam("counts") @DefaultValue("false") boolean counts,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        TaskQuery query = new TaskQuery(
                QueryLists.split(status),
                QueryLists.split(language),
                model,
                createdAfter,
                createdBefore,
                audioSha256,
                deleted,
                q,
                sort);
        TaskListRepository.Page page = list.page(user.id(), query, cursor, limit);
        return new TaskPage(
                page.items().stream().map(responses::of).toList(),
                page.nextCursor(),
                counts ? list.counts(user.id(), query) : null);
    }
}
