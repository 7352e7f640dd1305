package io.whisperrest.api.admin;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.http.RequestIds;
import io.whisperrest.api.task.Pages;
import io.whisperrest.model.task.Task;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /api/admin}: the queue and the dead-lettered tasks. */
@Path("/api/admin")
@Tag(name = "Admin")
@RolesAllowed(CurrentUser.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
class AdminQueueResource {
    private final AdminQueue queue;
    private final CurrentUser admin;

    AdminQueueResource(AdminQueue queue, CurrentUser admin) {
        this.queue = queue;
        this.admin = admin;
    }

    @Schema(name = "DeadPage", requiredProperties = "items")
    record DeadPage(
            List<DeadTask> items, @Schema(nullable = true) String nextCursor) {}

    @Schema(
            name = "Requeued",
            requiredProperties = {"id", "retryOf"})
    record Requeued(String id, String retryOf) {}

    @Schema(
            name = "TaskOfSomebody",
            requiredProperties = {"id", "userId", "status"})
    record TaskOfSomebody(
            String id,
            String userId,

            @Schema(enumeration = {"queued", "running", "success", "failure", "cancelled"})
            String status) {}

    @GET
    @Path("/queue")
    @Blocking
    @Operation(operationId = "getQueue", summary = "Get lanes, waiting users, running tasks and workers")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = QueueView.class)))
    @APIResponse(responseCode = "403", description = "`admin_only`, `scope_missing`")
    public QueueView view() {
        return queue.view();
    }

    @GET
    @Path("/dead")
    @Blocking
    @Operation(
            operationId = "listDeadTasks",
            summary = "List dead-lettered tasks",
            description = "Tasks that crashed three times (poison) or failed through the server after all "
                    + "attempts; latest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page; nextCursor null at the end",
            content = @Content(schema = @Schema(implementation = DeadPage.class)))
    @APIResponse(responseCode = "400", description = "`invalid_cursor`")
    @APIResponse(responseCode = "403", description = "`admin_only`, `scope_missing`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public DeadPage dead(
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        Pages.Page<DeadTask> page = queue.dead(cursor, limit);
        return new DeadPage(page.items(), page.nextCursor());
    }

    @POST
    @Path("/dead/{id}/requeue")
    @Blocking
    @ResponseStatus(202)
    @Operation(
            operationId = "requeueDeadTask",
            summary = "Requeue a task",
            description = "Creates a new task for the same owner on the same audio, with its counters at zero. The "
                    + "old task stays unchanged.")
    @APIResponse(
            responseCode = "202",
            description = "The new task",
            content = @Content(schema = @Schema(implementation = Requeued.class)))
    @APIResponse(responseCode = "403", description = "`admin_only`, `csrf_rejected`, `scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`: unknown, or not dead-lettered")
    @APIResponse(responseCode = "410", description = "`audio_gone`")
    @APIResponse(responseCode = "422", description = "`unknown_model`: its model is no longer available")
    public Requeued requeue(@PathParam("id") String id, @Context RoutingContext context) {
        return new Requeued(queue.requeue(id, RequestIds.of(context), admin.id(), Caller.of(context)), id);
    }

    @POST
    @Path("/tasks/{id}/cancel")
    @Blocking
    @Operation(operationId = "cancelTaskOfSomebody", summary = "Cancel any user's task")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled, also when repeated",
            content = @Content(schema = @Schema(implementation = TaskOfSomebody.class)))
    @APIResponse(responseCode = "403", description = "`admin_only`, `csrf_rejected`, `scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`task_over`")
    public TaskOfSomebody cancel(@PathParam("id") String id, @Context RoutingContext context) {
        Task task = queue.cancel(id, admin.id(), Caller.of(context));
        return new TaskOfSomebody(task.id(), task.userId(), task.status().name().toLowerCase(Locale.ROOT));
    }
}
