package io.whisperrest.api.task;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /api/tasks/batch}. */
@Path("/api/tasks/batch")
@Tag(name = "Tasks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TaskBatchResource {
    private final TaskBatch batches;
    private final TaskRequests requests;

    TaskBatchResource(TaskBatch batches, TaskRequests requests) {
        this.batches = batches;
        this.requests = requests;
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeTasks",
            summary = "Apply one action to several tasks",
            description = "cancel, retry, delete or restore up to 100 tasks; each has its own result.")
    @APIResponse(
            responseCode = "200",
            description = "In the order asked; each id once",
            content = @Content(schema = @Schema(implementation = TaskBatch.Results.class)))
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public TaskBatch.Results run(TaskBatch.Batch batch, @Context RoutingContext context) {
        return batches.run(batch, requests.of("api", false, context).withoutKey());
    }
}
