package io.whisperrest.api.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.whisperrest.api.setting.UserLimits;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A user as administrators see one.
 *
 * @param passwordSet false until the first link is used
 * @param limits null where the server's limit applies
 * @param passwordLink present only in the response that creates the user
 */
@Schema(
        name = "User",
        requiredProperties = {"id", "email", "role", "enabled", "passwordSet", "limits", "createdAt", "usage"})
record UserResponse(
        String id,
        String email,
        @Schema(enumeration = {"user", "admin"}) String role,
        boolean enabled,
        boolean passwordSet,
        @Schema(nullable = true) UserLimits limits,
        Instant createdAt,
        @Schema(nullable = true) Instant lastSeenAt,
        Used usage,
        @JsonInclude(JsonInclude.Include.NON_NULL) String passwordLink) {

    /**
     * @param audioSeconds decoded in total
     * @param storageBytes of stored audio and edited transcripts
     */
    @Schema(
            name = "UsedByUser",
            requiredProperties = {"tasks", "audioSeconds", "storageBytes"})
    record Used(long tasks, double audioSeconds, long storageBytes) {}

    static UserResponse of(UserRow user, String passwordLink) {
        return new UserResponse(
                user.id(),
                user.email(),
                user.role(),
                user.enabled(),
                user.hasPassword(),
                user.limits(),
                Instant.ofEpochMilli(user.createdAt()),
                user.lastSeenAt() == null ? null : Instant.ofEpochMilli(user.lastSeenAt()),
                new Used(user.tasks(), user.audioMs() / 1000.0, user.storageBytes()),
                passwordLink);
    }
}
