package io.whisperrest.api.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.account.PasswordLinks;
import io.whisperrest.api.account.PasswordService;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.session.Browser;
import io.whisperrest.api.session.SessionService;
import io.whisperrest.model.account.User;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sets a password, authorized by the current one or by a link. */
@Path("/api/account")
@Tag(name = "Account")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
    private final PasswordService passwords;
    private final PasswordLinks links;
    private final SessionService sessions;
    private final CurrentUser user;

    PasswordResource(PasswordService passwords, PasswordLinks links, SessionService sessions, CurrentUser user) {
        this.passwords = passwords;
        this.links = links;
        this.sessions = sessions;
        this.user = user;
    }

    @Schema(
            name = "PasswordChange",
            requiredProperties = {"current", "new"})
    public record PasswordChange(
            String current, @JsonProperty("new") String fresh) {
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    @Schema(
            name = "PasswordByLink",
            requiredProperties = {"token", "new"})
    public record PasswordByLink(
            String token, @JsonProperty("new") String fresh) {
        @Override
        public String toString() {
            return "PasswordByLink";
        }
    }

    @PUT
    @Path("/password")
    @Blocking
    @Authenticated
    @Operation(
            operationId = "changePassword",
            summary = "Change the password",
            description = "Ends all sessions and tokens; a browser gets new cookies in this response.")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "403", description = "`invalid_credentials`, `csrf_rejected`, `scope_missing`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public void change(PasswordChange asked, @Context RoutingContext context) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body with current and new.");
        }
        Caller caller = Caller.of(context);
        boolean browser = user.sessionId() != null;
        User changed = passwords.change(user.id(), asked.current(), asked.fresh(), caller);
        if (browser) {
            Browser.take(
                    context,
                    sessions.begin(changed, Browser.name(context), caller).orElseThrow(Problems::sessionEnded));
        }
    }

    @POST
    @Path("/password-link")
    @Blocking
    @Operation(
            operationId = "setPasswordByLink",
            summary = "Set the password through a link",
            description = "Requires no sign-in. Ends all sessions of the user.")
    @APIResponse(responseCode = "204", description = "The password is set and the link can no longer be used")
    @APIResponse(responseCode = "403", description = "`csrf_rejected`")
    @APIResponse(responseCode = "404", description = "`not_found`: unknown, used or expired")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public void byLink(PasswordByLink asked, @Context RoutingContext context) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body with token and new.");
        }
        links.use(asked.token(), asked.fresh(), Caller.of(context));
    }
}
