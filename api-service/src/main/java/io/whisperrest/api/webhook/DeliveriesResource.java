package io.whisperrest.api.webhook;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The deliveries of a webhook. */
@Path("/api/webhooks/{id}/deliveries")
@Tag(name = "Webhooks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {
    private final DeliveryService deliveries;
    private final CurrentUser user;

    DeliveriesResource(DeliveryService deliveries, CurrentUser user) {
        this.deliveries = deliveries;
        this.user = user;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List the deliveries of a webhook",
            description = "Newest first, kept for 30 days.")
    @APIResponse(
            responseCode = "200",
            description = "A page; nextCursor null at the end",
            content = @Content(schema = @Schema(implementation = DeliveryPage.class)))
    @APIResponse(responseCode = "400", description = "`invalid_cursor`")
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public DeliveryPage list(
            @PathParam("id") String id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        return deliveries.ofEndpoint(id, user.id(), cursor, limit);
    }

    @POST
    @Path("/{deliveryId}/replay")
    @Blocking
    @ResponseStatus(202)
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Send a delivery again",
            description =
                    "The same webhook-id and body, a new timestamp and attempt. It waits while its webhook is paused.")
    @APIResponse(
            responseCode = "202",
            description = "The delivery is due now",
            content = @Content(schema = @Schema(implementation = Delivery.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public Delivery replay(@PathParam("id") String id, @PathParam("deliveryId") String deliveryId) {
        return deliveries.replayOfEndpoint(deliveryId, id, user.id());
    }
}
