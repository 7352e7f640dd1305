package io.whisperrest.api.profile;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.http.SessionCookies;
import io.whisperrest.api.session.AccountResponse;
import io.whisperrest.api.session.Accounts;
import io.whisperrest.api.setting.Retention;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /api/account}: the user's own account. */
@Path("/api/account")
@Tag(name = "Account")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    private final Preferences preferences;
    private final AccountDeletion deletion;
    private final Accounts accounts;
    private final CurrentUser user;

    AccountResource(Preferences preferences, AccountDeletion deletion, Accounts accounts, CurrentUser user) {
        this.preferences = preferences;
        this.deletion = deletion;
        this.accounts = accounts;
        this.user = user;
    }

    /** @param defaults replaces all earlier defaults */
    @Schema(name = "AccountChange")
    public record AccountChange(String locale, Map<String, Object> defaults, Retention retention) {}

    @Schema(name = "AccountRemoval", requiredProperties = "password")
    public record AccountRemoval(String password) {
        @Override
        public String toString() {
            return "AccountRemoval";
        }
    }

    @PATCH
    @Blocking
    @Operation(
            operationId = "changeAccount",
            summary = "Change language, default options, retention",
            description = "Absent fields stay unchanged. defaults and retention are replaced as a whole.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = AccountResponse.class)))
    @APIResponse(responseCode = "400", description = "`malformed_request`, `unknown_field`")
    @APIResponse(responseCode = "403", description = "`csrf_rejected`, `scope_missing`")
    @APIResponse(
            responseCode = "422",
            description = "`validation_failed`, `unknown_language`, `unknown_model`, `not_offered`")
    public AccountResponse change(AccountChange asked) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body with locale, defaults or retention.");
        }
        preferences.change(user.id(), asked);
        return accounts.of(user.id());
    }

    @DELETE
    @Blocking
    @ResponseStatus(202)
    @Operation(
            operationId = "deleteAccount",
            summary = "Delete the account",
            description = "The account is closed at once; its tasks, audio, keys, webhooks and shares are erased "
                    + "within minutes. This cannot be undone.")
    @APIResponse(responseCode = "202", description = "Closed, being erased")
    @APIResponse(responseCode = "403", description = "`invalid_credentials`, `csrf_rejected`, `scope_missing`")
    @APIResponse(responseCode = "409", description = "`last_admin`")
    public void leave(AccountRemoval asked, @Context RoutingContext context) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body with the password.");
        }
        deletion.leave(user.id(), asked.password(), Caller.of(context));
        SessionCookies.clear(context);
    }
}
