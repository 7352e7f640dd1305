package io.whisperrest.api.classic;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.ratelimit.StatusRead;
import io.whisperrest.api.task.TaskProgress;
import io.whisperrest.api.task.TaskWait;
import io.whisperrest.api.transcript.Transcripts;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /status/{task_id}}: the progress of a task, and its text. */
@Path("/status/{task_id}")
@Tag(name = "Classic")
@Authenticated
public class StatusResource {
    private final TaskWait tasks;
    private final TaskProgress progress;
    private final Transcripts transcripts;
    private final CurrentUser user;

    StatusResource(TaskWait tasks, TaskProgress progress, Transcripts transcripts, CurrentUser user) {
        this.tasks = tasks;
        this.progress = progress;
        this.transcripts = transcripts;
        this.user = user;
    }

    @GET
    @StatusRead
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getStatus",
            summary = "Get the progress of a task and its text",
            description = "With Prefer: wait=N it waits until the task ends or N seconds have passed. Retry-After "
                    + "suggests when to poll again; it is not sent for a task that has ended.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = StatusResponse.class)))
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "Unknown, deleted or owned by another user")
    @APIResponse(responseCode = "429", description = "Too many")
    @APIResponse(responseCode = "503", description = "The database is unavailable")
    public Uni<Response> status(@PathParam("task_id") String id, @HeaderParam("Prefer") String prefer) {
        return tasks.untilEnded(id, user.id(), TaskWait.seconds(prefer)).map(this::answer);
    }

    private Response answer(Task task) {
        String text =
                task.status() == TaskStatus.SUCCESS ? transcripts.newest(task).text() : null;
        TaskProgress.Progress now = progress.of(task);
        return Response.ok(StatusResponse.from(task, now, text))
                .header("Retry-After", now.retryAfterSeconds())
                .build();
    }
}
