package io.whisperrest.api.session;

import io.whisperrest.api.account.UserPreferences;
import io.whisperrest.api.key.Scope;
import io.whisperrest.api.setting.Retention;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.model.account.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The signed-in user.
 *
 * @param defaults task options used when a request does not name them
 * @param limits set for this user or for all users; null where the limit of {@code GET /api/config} applies
 * @param accessSeconds lifetime of the access cookie
 */
@Schema(
        name = "Account",
        requiredProperties = {
            "id",
            "email",
            "role",
            "locale",
            "defaults",
            "retention",
            "createdAt",
            "limits",
            "scopes",
            "accessSeconds"
        })
public record AccountResponse(
        String id,
        String email,
        @Schema(enumeration = {"user", "admin"}) String role,
        @Schema(nullable = true) String locale,
        Map<String, Object> defaults,
        @Schema(nullable = true) Retention retention,
        Instant createdAt,
        @Schema(nullable = true) UserLimits limits,
        List<Scope> scopes,
        long accessSeconds) {

    static AccountResponse of(User user, UserPreferences preferences, UserLimits ofAll, long accessSeconds) {
        return new AccountResponse(
                user.id(),
                user.email(),
                user.role(),
                preferences.locale(),
                preferences.defaults(),
                preferences.retention(),
                Instant.ofEpochMilli(user.createdAt()),
                UserLimits.parse(user.limits()).orElse(ofAll),
                Stream.of(Scope.values())
                        .filter(scope -> user.isAdmin() || !scope.isForAdministrators())
                        .toList(),
                accessSeconds);
    }
}
