package io.whisperrest.api.webhook;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The deliveries about the end of a task. */
@Path("/api/tasks/{id}/deliveries")
@Tag(name = "Webhooks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TaskDeliveriesResource {
    private final DeliveryService deliveries;
    private final CurrentUser user;

    TaskDeliveriesResource(DeliveryService deliveries, CurrentUser user) {
        this.deliveries = deliveries;
        this.user = user;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "listTaskDeliveries",
            summary = "Webhook deliveries of a task",
            description = "Includes the delivery to the task's own webhookUrl.")
    @APIResponse(
            responseCode = "200",
            description = "One for each receiver",
            content = @Content(schema = @Schema(implementation = DeliveryPage.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public DeliveryPage list(@PathParam("id") String id) {
        return deliveries.ofTask(id, user.id());
    }

    @POST
    @Path("/{deliveryId}/replay")
    @Blocking
    @ResponseStatus(202)
    @Operation(
            operationId = "replayTaskDelivery",
            summary = "Send a delivery of a task again",
            description = "The same webhook-id and body, a new timestamp and attempt.")
    @APIResponse(
            responseCode = "202",
            description = "The delivery is due now",
            content = @Content(schema = @Schema(implementation = Delivery.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public Delivery replay(@PathParam("id") String id, @PathParam("deliveryId") String deliveryId) {
        return deliveries.replayOfTask(deliveryId, id, user.id());
    }
}
