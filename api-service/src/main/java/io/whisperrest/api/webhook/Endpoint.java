package io.whisperrest.api.webhook;

import io.whisperrest.model.webhook.WebhookEvent;
import java.util.List;

/**
 * A row of {@code webhook_endpoint} without its secrets; times are epoch milliseconds.
 *
 * @param enabled false: switched off by the owner; no deliveries are recorded
 * @param pausedAt not null: deliveries wait after too many failures
 * @param pauseReason {@code failures} or {@code gone}
 */
record Endpoint(
        String id,
        String userId,
        String url,
        List<WebhookEvent> events,
        Include include,
        String description,
        boolean enabled,
        Long pausedAt,
        String pauseReason,
        long failuresInRow,
        Long lastSuccessAt,
        long createdAt) {}
