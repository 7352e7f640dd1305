package io.whisperrest.api.admin;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A task that was given up.
 *
 * @param duration seconds; null when it was never decoded
 * @param code why, as in docs/api.md §6.2
 */
@Schema(name = "DeadTask")
record DeadTask(
        String id,
        String userId,
        String model,
        long bytes,
        Double duration,
        String code,
        long attempts,
        long crashes,
        Instant createdAt,
        Instant finishedAt) {}
