package io.whisperrest.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.whisperrest.model.webhook.WebhookEvent;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An endpoint as its owner sees it.
 *
 * @param pauseReason {@code failures} or {@code gone}; null unless paused
 * @param secret present only in the response that creates the endpoint
 */
@Schema(
        name = "Webhook",
        requiredProperties = {"id", "url", "events", "include", "enabled", "paused", "failuresInRow", "createdAt"})
public record WebhookResponse(
        String id,
        String url,
        List<WebhookEvent> events,

        Include include,

        @Schema(nullable = true) String description,
        boolean enabled,
        boolean paused,
        @Schema(nullable = true) String pauseReason,
        long failuresInRow,
        @Schema(nullable = true) Instant lastSuccessAt,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String secret) {

    static WebhookResponse of(Endpoint endpoint) {
        return of(endpoint, null);
    }

    static WebhookResponse of(Endpoint endpoint, WebhookSecret secret) {
        return new WebhookResponse(
                endpoint.id(),
                endpoint.url(),
                endpoint.events(),
                endpoint.include(),
                endpoint.description(),
                endpoint.enabled(),
                endpoint.pausedAt() != null,
                endpoint.pauseReason(),
                endpoint.failuresInRow(),
                endpoint.lastSuccessAt() == null ? null : Instant.ofEpochMilli(endpoint.lastSuccessAt()),
                Instant.ofEpochMilli(endpoint.createdAt()),
                secret == null ? null : secret.text());
    }
}
