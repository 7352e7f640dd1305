package io.whisperrest.api.task;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.http.ConditionalJson;
import io.whisperrest.api.ratelimit.StatusRead;
import io.whisperrest.model.task.Task;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A single task: read, cancel, delete, restore. */
@Path("/api/tasks/{id}")
@Tag(name = "Tasks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TaskResource {
    private final TaskService tasks;
    private final TaskDeletion deletion;
    private final TaskWait waits;
    private final TaskResponses responses;
    private final ConditionalJson json;
    private final CurrentUser user;

    TaskResource(
            TaskService tasks,
            TaskDeletion deletion,
            TaskWait waits,
            TaskResponses responses,
            ConditionalJson json,
            CurrentUser user) {
        this.tasks = tasks;
        this.deletion = deletion;
        this.waits = waits;
        this.responses = responses;
        this.json = json;
        this.user = user;
    }

    @GET
    @StatusRead
    @Blocking
    @Operation(
            operationId = "getTask",
            summary = "Get a task",
            description = "With Prefer: wait=N it waits until the task ends or N seconds have passed. Retry-After "
                    + "suggests when to poll again; it is not sent for a task that has ended.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = TaskResponse.class)))
    @APIResponse(responseCode = "304", description = "As If-None-Match names it")
    @APIResponse(responseCode = "404", description = "`not_found`: unknown, deleted or owned by another user")
    public Uni<Response> get(
            @PathParam("id") String id, @HeaderParam("Prefer") String prefer, @Context Request request) {
        return waits.untilEnded(id, user.id(), TaskWait.seconds(prefer)).map(task -> answer(request, response(task)));
    }

    private Response answer(Request request, TaskResponse task) {
        return Response.fromResponse(json.answer(request, task))
                .header("Retry-After", task.retryAfterSeconds())
                .build();
    }

    @POST
    @Path("/cancel")
    @Blocking
    @Operation(
            operationId = "cancelTask",
            summary = "Cancel a task",
            description =
                    "The state changes at once; a running worker stops within two heartbeats. Can be " + "repeated.")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled",
            content = @Content(schema = @Schema(implementation = TaskResponse.class)))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`task_over`")
    public TaskResponse cancel(@PathParam("id") String id) {
        return response(tasks.cancel(id, user.id()));
    }

    @DELETE
    @Blocking
    @Operation(
            operationId = "deleteTask",
            summary = "Delete a task",
            description = "Removes the task from all lists at once, and cancels it if it has not ended. It can be "
                    + "restored until purgeAt; then its transcript and audio are erased within a minute. With "
                    + "now=true it cannot be restored.")
    @APIResponse(
            responseCode = "200",
            description = "Deleted",
            content = @Content(schema = @Schema(implementation = TaskDeletion.Deleted.class)))
    @APIResponse(responseCode = "204", description = "Deleted permanently")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public Response delete(@PathParam("id") String id, @QueryParam("now") @DefaultValue("false") boolean now) {
        if (now) {
            deletion.deleteNow(id, user.id());
            return Response.noContent().build();
        }
        return Response.ok(deletion.delete(id, user.id())).build();
    }

    @POST
    @Path("/restore")
    @Blocking
    @Operation(
            operationId = "restoreTask",
            summary = "Restore a deleted task",
            description = "Possible within the undo window; a cancelled task stays cancelled.")
    @APIResponse(
            responseCode = "200",
            description = "Restored",
            content = @Content(schema = @Schema(implementation = TaskResponse.class)))
    @APIResponse(responseCode = "404", description = "`not_found`: not deleted, or the undo window has passed")
    public TaskResponse restore(@PathParam("id") String id) {
        deletion.restore(id, user.id());
        return response(tasks.get(id, user.id()));
    }

    private TaskResponse response(Task task) {
        return responses.of(task);
    }
}
