package io.whisperrest.api.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of deliveries; {@code nextCursor} is null at the end. */
@Schema(name = "WebhookDeliveries", requiredProperties = "items")
public record DeliveryPage(
        List<Delivery> items, @Schema(nullable = true) String nextCursor) {}
