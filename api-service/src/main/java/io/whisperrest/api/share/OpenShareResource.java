package io.whisperrest.api.share;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.RandomToken;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.NoIndex;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Exchanges a link's token for its id and a cookie, so that the paths of {@link SharedResource} contain no secret. */
@Path("/api/shared")
@Tag(name = "Shares")
public class OpenShareResource {
    private final SharedTask shared;

    OpenShareResource(SharedTask shared) {
        this.shared = shared;
    }

    /** @param token the part of the link after {@code #} */
    @Schema(name = "OpenShare", requiredProperties = "token")
    public record OpenShare(String token) {
        @Override
        public String toString() {
            return "OpenShare";
        }
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "openShare",
            summary = "Open a link",
            description = "Returns the id of the link with this token, and sets a cookie for the paths of that "
                    + "link only. Requires no sign-in. Browsers may call it only from a page of this server.")
    @APIResponse(
            responseCode = "200",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = OpenedShare.class)))
    @APIResponse(responseCode = "403", description = "`csrf_rejected`")
    @APIResponse(responseCode = "404", description = "`not_found`: unknown, expired, revoked or deleted")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public Response open(OpenShare asked, @Context RoutingContext context) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body with token.");
        }
        if (asked.token() == null) {
            throw Problems.invalid("token", "The token of a link is needed.");
        }
        RandomToken token = new RandomToken(asked.token());
        String id = shared.open(token).share().id();
        ShareCredential.give(context, id, token);
        return NoIndex.of(Response.ok(new OpenedShare(id)));
    }
}
