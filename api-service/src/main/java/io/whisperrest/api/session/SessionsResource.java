package io.whisperrest.api.session;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.http.Caller;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/account/sessions}: the devices on which a user is signed in. */
@Path("/api/account/sessions")
@Tag(name = "Account")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
    private final SessionService sessions;
    private final CurrentUser user;

    SessionsResource(SessionService sessions, CurrentUser user) {
        this.sessions = sessions;
        this.user = user;
    }

    /** @param current true for the session of this request */
    @Schema(
            name = "Session",
            requiredProperties = {"id", "createdAt", "lastUsedAt", "current"})
    public record SessionResponse(
            String id,
            Instant createdAt,
            Instant lastUsedAt,
            @Schema(nullable = true) String client,
            @Schema(nullable = true) String address,
            boolean current) {}

    @Schema(name = "Sessions", requiredProperties = "items")
    public record SessionList(List<SessionResponse> items) {}

    @GET
    @Blocking
    @Operation(operationId = "listSessions", summary = "List signed-in devices", description = "Last used first.")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = SessionList.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    public SessionList list() {
        String current = user.sessionId();
        return new SessionList(sessions.of(user.id()).stream()
                .map(session -> new SessionResponse(
                        session.id(),
                        Instant.ofEpochMilli(session.beganAt()),
                        Instant.ofEpochMilli(session.lastUsedAt()),
                        session.client(),
                        session.address(),
                        session.id().equals(current)))
                .toList());
    }

    @DELETE
    @Path("/{id}")
    @Blocking
    @Operation(
            operationId = "revokeSession",
            summary = "Sign a device out",
            description = "The session is rejected everywhere within 30 s.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "403", description = "`csrf_rejected`, `scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public void revoke(@PathParam("id") String id, @Context RoutingContext context) {
        sessions.revoke(user.id(), id, Caller.of(context));
    }
}
