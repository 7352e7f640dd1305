package io.whisperrest.api.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes to an existing task: its name, or a retry of its audio. */
@Path("/api/tasks/{id}")
@Tag(name = "Tasks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TaskChangeResource {
    private final TaskService tasks;
    private final TaskRename rename;
    private final TaskRetry retries;
    private final TaskRequests requests;
    private final TaskResponses responses;
    private final CurrentUser user;

    TaskChangeResource(
            TaskService tasks,
            TaskRename rename,
            TaskRetry retries,
            TaskRequests requests,
            TaskResponses responses,
            CurrentUser user) {
        this.tasks = tasks;
        this.rename = rename;
        this.retries = retries;
        this.requests = requests;
        this.responses = responses;
        this.user = user;
    }

    /** @param options as for a new task, each in its JSON type; an absent one keeps its value */
    @Schema(name = "TaskRetry")
    record Retry(
            @Schema(implementation = Map.class, description = "Options that differ from the old task")
            ObjectNode options) {}

    @PATCH
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeTask",
            summary = "Change name or metadata",
            description = "Absent fields stay unchanged; metadata is replaced as a whole.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = TaskResponse.class)))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public TaskResponse change(@PathParam("id") String id, TaskRename.Change change) {
        return responses.of(rename.change(id, user.id(), change));
    }

    @POST
    @Path("/retry")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retryTask",
            summary = "Retry a task",
            description = "Creates a new task on the same audio; options that are sent replace the old ones. The "
                    + "old task stays unchanged.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Retry.class)))
    @APIResponse(
            responseCode = "202",
            description = "The new task",
            content = @Content(schema = @Schema(implementation = TaskResponse.class)))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`task_not_over`, `idempotency_in_progress`")
    @APIResponse(responseCode = "410", description = "`audio_gone`")
    @APIResponse(responseCode = "422", description = "As for a new task")
    public Response retry(@PathParam("id") String id, Retry retry, @Context RoutingContext context) {
        Accepted accepted = retries.retry(
                requests.of("api", false, context),
                id,
                retry == null || retry.options() == null ? Map.of() : JsonOptions.fields(retry.options()));
        Response.ResponseBuilder answer = Response.accepted(responses.of(tasks.get(accepted.taskId(), user.id())))
                .location(URI.create("/api/tasks/" + accepted.taskId()));
        if (accepted.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.build();
    }
}
