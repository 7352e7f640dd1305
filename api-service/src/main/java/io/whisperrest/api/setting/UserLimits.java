package io.whisperrest.api.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Limits of one user; null = the server's default. Stored as JSON in {@code app_user.limits}, and as the setting for all users.
 *
 * @param maxUploadBytes largest audio file
 * @param maxDurationSeconds longest audio, measured on the decoded audio
 * @param maxQueuedTasks waiting tasks at once
 * @param maxUploads unfinished resumable uploads at once
 * @param maxWaits synchronous waits at once
 * @param maxStreams event streams at once
 * @param audioSecondsPerDay decoded audio per day (UTC)
 * @param storageBytes stored audio
 * @param hiLane true: may use the lane {@code hi}
 */
@Schema(name = "UserLimits")
public record UserLimits(
        @Schema(nullable = true) Long maxUploadBytes,
        @Schema(nullable = true) Long maxDurationSeconds,
        @Schema(nullable = true) Integer maxQueuedTasks,
        @Schema(nullable = true) Integer maxUploads,
        @Schema(nullable = true) Integer maxWaits,
        @Schema(nullable = true) Integer maxStreams,
        @Schema(nullable = true) Long audioSecondsPerDay,
        @Schema(nullable = true) Long storageBytes,
        @Schema(nullable = true) Boolean hiLane,
        @Schema(nullable = true) Integer requestsPerMinute) {
    public static final UserLimits NONE = new UserLimits(null, null, null, null, null, null, null, null, null, null);

    /** Ignores limits that a newer version has added. */
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** These limits, with missing ones filled in from the other. */
    public UserLimits orElse(UserLimits other) {
        return new UserLimits(
                first(maxUploadBytes, other.maxUploadBytes),
                first(maxDurationSeconds, other.maxDurationSeconds),
                first(maxQueuedTasks, other.maxQueuedTasks),
                first(maxUploads, other.maxUploads),
                first(maxWaits, other.maxWaits),
                first(maxStreams, other.maxStreams),
                first(audioSecondsPerDay, other.audioSecondsPerDay),
                first(storageBytes, other.storageBytes),
                first(hiLane, other.hiLane),
                first(requestsPerMinute, other.requestsPerMinute));
    }

    public static UserLimits parse(String json) {
        try {
            return JSON.readValue(json, UserLimits.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored limits are no limits", e);
        }
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // only numbers and booleans
        }
    }

    private static <T> T first(T own, T other) {
        return own != null ? own : other;
    }
}
