package io.whisperrest.api.admin;

import io.whisperrest.model.task.FailureCode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A task that failed for good.
 *
 * @param duration seconds; null when it was never decoded
 * @param code reason for the failure, as in docs/api.md §6.2
 */
@Schema(
        name = "DeadTask",
        requiredProperties = {
            "id",
            "userId",
            "email",
            "model",
            "bytes",
            "code",
            "attempts",
            "crashes",
            "createdAt",
            "finishedAt"
        })
record DeadTask(
        String id,
        String userId,
        String email,
        String model,
        long bytes,
        @Schema(nullable = true) Double duration,

        FailureCode code,

        long attempts,
        long crashes,
        Instant createdAt,
        @Schema(nullable = true) Instant finishedAt) {}
