package io.whisperrest.api.session;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.account.SignInService;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.FieldError;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.http.SessionCookies;
import io.whisperrest.model.account.User;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/session}: sign-in, refresh and sign-out of a browser. */
@Path("/api/session")
@Tag(name = "Session", description = "Sign in with cookies, for pages of this server")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    private final SignInService signIn;
    private final SessionService sessions;
    private final Accounts accounts;
    private final CurrentUser user;

    SessionResource(SignInService signIn, SessionService sessions, Accounts accounts, CurrentUser user) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.user = user;
    }

    @Schema(
            name = "SignIn",
            requiredProperties = {"email", "password"})
    public record SignIn(String email, String password) {
        @Override
        public String toString() {
            return "SignIn";
        }
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description = "Sets an access and a refresh cookie. Accepted only from a page of this server "
                    + "(Sec-Fetch-Site or Origin).")
    @APIResponse(
            responseCode = "200",
            description = "Signed in",
            content = @Content(schema = @Schema(implementation = AccountResponse.class)))
    @APIResponse(responseCode = "401", description = "`invalid_credentials`")
    @APIResponse(responseCode = "403", description = "`csrf_rejected`, `https_required`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public AccountResponse begin(SignIn asked, @Context RoutingContext context) {
        require(asked);
        Caller caller = Caller.of(context);
        User known = signIn.signIn(asked.email(), asked.password(), caller);
        Browser.take(
                context, sessions.begin(known, Browser.name(context), caller).orElseThrow(SignInService::wrong));
        return accounts.of(known.id());
    }

    @GET
    @Blocking
    @Authenticated
    @Operation(operationId = "getSession", summary = "Get the signed-in account")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content = @Content(schema = @Schema(implementation = AccountResponse.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`: a key has no session")
    public AccountResponse get() {
        return accounts.of(user.id());
    }

    @POST
    @Path("/refresh")
    @Blocking
    @Operation(
            operationId = "refreshSession",
            summary = "Renew the access cookie",
            description = "Each refresh cookie works once. When it is used twice within 10 s, one caller gets "
                    + "token_expired and repeats its call with the new cookies; a later reuse ends the session.")
    @APIResponse(responseCode = "204", description = "New cookies")
    @APIResponse(responseCode = "401", description = "`session_ended`, `token_expired`")
    @APIResponse(responseCode = "403", description = "`csrf_rejected`")
    public void refresh(@Context RoutingContext context) {
        try {
            String shown = SessionCookies.refresh(context).orElseThrow(Problems::sessionEnded);
            Browser.take(context, sessions.renew(shown, Browser.name(context), Caller.of(context)));
        } catch (ApiProblem problem) {
            if (problem.code().equals("session_ended")) {
                SessionCookies.clear(context);
            }
            throw problem;
        }
    }

    @DELETE
    @Blocking
    @Operation(operationId = "signOut", summary = "Sign out", description = "Ends only this session. Can be repeated.")
    @APIResponse(responseCode = "204", description = "Signed out, cookies cleared")
    @APIResponse(responseCode = "403", description = "`csrf_rejected`")
    public void end(@Context RoutingContext context) {
        SessionCookies.refresh(context).ifPresent(shown -> sessions.end(shown, Caller.of(context)));
        SessionCookies.clear(context);
    }

    private static void require(SignIn asked) {
        if (asked == null) {
            throw Problems.malformed("A JSON body with email and password is needed.");
        }
        List<FieldError> missing = new ArrayList<>();
        if (asked.email() == null) {
            missing.add(new FieldError("email", "required", "An e-mail address is needed."));
        }
        if (asked.password() == null) {
            missing.add(new FieldError("password", "required", "A password is needed."));
        }
        if (!missing.isEmpty()) {
            throw Problems.validation(missing);
        }
    }
}
