package io.whisperrest.api.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A row of {@code webhook_delivery} as its owner sees it.
 *
 * @param id sent to the receiver as {@code webhook-id}
 * @param taskId null for a test
 */
@Schema(
        name = "WebhookDelivery",
        requiredProperties = {"id", "event", "state", "attempts", "createdAt"})
public record Delivery(
        String id,

        @Schema(enumeration = {"task.succeeded", "task.failed", "task.cancelled", "webhook.test"})
        String event,

        @Schema(nullable = true) String taskId,
        State state,
        List<Attempt> attempts,
        @Schema(nullable = true) Instant nextAttemptAt,
        Instant createdAt) {

    /** The state of a delivery. */
    public enum State {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("failed")
        FAILED
    }
}
