package io.whisperrest.api.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new secret, shown once.
 *
 * @param previousUntil until then the previous secret signs too; null when there was none
 */
@Schema(name = "WebhookSecret", requiredProperties = "secret")
public record SecretResponse(
        String secret, @Schema(nullable = true) Instant previousUntil) {}
