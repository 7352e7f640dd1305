package io.whisperrest.api.share;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.error.Problems;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All links of a user. */
@Path("/api/shares")
@Tag(name = "Shares")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class SharesResource {
    private final ShareRepository shares;
    private final CurrentUser user;
    private final Clock clock;

    SharesResource(ShareRepository shares, CurrentUser user, Clock clock) {
        this.shares = shares;
        this.user = user;
        this.clock = clock;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "listShares",
            summary = "All active links of the user",
            description = "Newest first, without their tokens.")
    @APIResponse(
            responseCode = "200",
            description = "Links",
            content = @Content(schema = @Schema(implementation = ShareList.class)))
    public ShareList all() {
        return ShareList.of(shares.list(user.id(), null, clock.millis()));
    }

    @DELETE
    @Path("/{id}")
    @Blocking
    @Operation(
            operationId = "revokeShare",
            summary = "Revoke a link",
            description = "Takes effect at once, for everyone who has the link.")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public void revoke(@PathParam("id") String id) {
        if (!shares.revoke(id, user.id(), clock.millis())) {
            throw Problems.notFound();
        }
    }
}
