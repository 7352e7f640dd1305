package io.whisperrest.api.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Deliveries, a page at a time; {@code nextCursor} null at the end. */
@Schema(name = "WebhookDeliveries", requiredProperties = "items")
public record DeliveryPage(
        List<Delivery> items, @Schema(nullable = true) String nextCursor) {}
