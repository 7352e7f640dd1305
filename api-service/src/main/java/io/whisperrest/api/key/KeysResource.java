package io.whisperrest.api.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /api/keys}: the keys of the user. */
@Path("/api/keys")
@Tag(name = "Keys")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
    private static final int MAX_KEYS = 50;
    private static final int MAX_NAME_LENGTH = 100;

    private final ApiKeyRepository keys;
    private final AuditRepository audit;
    private final CurrentUser user;
    private final Clock clock;

    KeysResource(ApiKeyRepository keys, AuditRepository audit, CurrentUser user, Clock clock) {
        this.keys = keys;
        this.audit = audit;
        this.user = user;
        this.clock = clock;
    }

    @Schema(
            name = "NewKey",
            requiredProperties = {"name", "scopes"})
    public record NewKey(String name, List<String> scopes, Instant expiresAt) {}

    @Schema(name = "KeyName", requiredProperties = "name")
    public record KeyName(String name) {}

    /** @param key the full key; present only in the response that creates it */
    @Schema(
            name = "Key",
            requiredProperties = {"id", "name", "prefix", "scopes", "createdAt"})
    public record KeyResponse(
            String id,
            String name,
            String prefix,
            List<Scope> scopes,
            @Schema(nullable = true) Instant expiresAt,
            Instant createdAt,
            @Schema(nullable = true) Instant lastUsedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String key) {

        static KeyResponse of(ApiKey key, KeyText text) {
            return new KeyResponse(
                    key.id(),
                    key.name(),
                    KeyText.MARK + key.prefix(),
                    key.scopes(),
                    instant(key.expiresAt()),
                    instant(key.createdAt()),
                    instant(key.lastUsedAt()),
                    text == null ? null : text.text());
        }

        private static Instant instant(Long millis) {
            return millis == null ? null : Instant.ofEpochMilli(millis);
        }
    }

    @Schema(name = "Keys", requiredProperties = "items")
    public record KeyList(List<KeyResponse> items) {}

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "createKey",
            summary = "Create a key",
            description = "The key itself appears only in this response: keep it.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = KeyResponse.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`: a key cannot create keys")
    @APIResponse(responseCode = "409", description = "`limit_reached`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public KeyResponse make(NewKey asked, @Context RoutingContext context) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body with name and scopes.");
        }
        long now = clock.millis();
        KeyText text = KeyText.random();
        ApiKey key = new ApiKey(
                UUID.randomUUID().toString(),
                user.id(),
                name(asked.name()),
                text.prefix(),
                text.hash(),
                scopes(asked.scopes()),
                now,
                expiry(asked.expiresAt(), now),
                null,
                null);
        if (!keys.add(key, user.grant(), MAX_KEYS)) {
            throw Problems.of(
                    409, "limit_reached", "You have " + MAX_KEYS + " keys, the most allowed: take one back first.");
        }
        audit.note(user.id(), "key_made", key.id(), Caller.of(context).address());
        return KeyResponse.of(key, text);
    }

    @GET
    @Blocking
    @Operation(
            operationId = "listKeys",
            summary = "Keys in use",
            description = "Newest first, without the keys themselves.")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = KeyList.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    public KeyList list() {
        return new KeyList(keys.of(user.id()).stream()
                .map(key -> KeyResponse.of(key, null))
                .toList());
    }

    @PATCH
    @Path("/{id}")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "renameKey", summary = "Rename a key")
    @APIResponse(
            responseCode = "200",
            description = "Renamed",
            content = @Content(schema = @Schema(implementation = KeyResponse.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public KeyResponse rename(@PathParam("id") String id, KeyName asked) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body with the name.");
        }
        String name = name(asked.name());
        if (!keys.rename(id, user.id(), name)) {
            throw Problems.notFound();
        }
        return keys.of(user.id()).stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .map(key -> KeyResponse.of(key, null))
                .orElseThrow(Problems::notFound);
    }

    @DELETE
    @Path("/{id}")
    @Blocking
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key",
            description = "The key is rejected from the next request on.")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public void revoke(@PathParam("id") String id, @Context RoutingContext context) {
        if (!keys.revoke(id, user.id(), clock.millis())) {
            throw Problems.notFound();
        }
        audit.note(user.id(), "key_revoked", id, Caller.of(context).address());
    }

    private static String name(String name) {
        String stripped = name == null ? "" : name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME_LENGTH) {
            throw Problems.invalid("name", "A name has 1 to " + MAX_NAME_LENGTH + " characters.");
        }
        return stripped;
    }

    private List<Scope> scopes(List<String> words) {
        if (words == null || words.isEmpty()) {
            throw Problems.invalid("scopes", "Choose at least one of " + Scope.words() + ".");
        }
        return words.stream()
                .map(word -> Scope.of(word)
                        .filter(scope -> user.isAdmin() || !scope.isForAdministrators())
                        .orElseThrow(() -> Problems.invalid("scopes", "Scopes are " + Scope.words() + ".")))
                .distinct()
                .toList();
    }

    private static Long expiry(Instant asked, long now) {
        if (asked != null && asked.toEpochMilli() <= now) {
            throw Problems.invalid("expiresAt", "The expiry must be in the future.");
        }
        return asked == null ? null : asked.toEpochMilli();
    }
}
