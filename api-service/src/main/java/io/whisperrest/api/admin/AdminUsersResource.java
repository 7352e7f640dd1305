package io.whisperrest.api.admin;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.AccountClosing;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.account.Invitations;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.http.Origin;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.task.Pages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /api/admin/users}. */
@Path("/api/admin/users")
@Tag(name = "Admin", description = "For administrators; 403 admin_only for all other users")
@RolesAllowed(CurrentUser.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
class AdminUsersResource {
    private final AdminUsers users;
    private final Invitations invitations;
    private final AccountClosing closing;
    private final CurrentUser admin;

    AdminUsersResource(AdminUsers users, Invitations invitations, AccountClosing closing, CurrentUser admin) {
        this.users = users;
        this.invitations = invitations;
        this.closing = closing;
        this.admin = admin;
    }

    @Schema(name = "NewUser", requiredProperties = "email")
    record NewUser(
            String email,

            @Schema(description = "user or admin", defaultValue = "user")
            String role) {
        @Override
        public String toString() {
            return "NewUser";
        }
    }

    /** @param limits replaces all limits of the user */
    @Schema(name = "UserChange")
    record UserChange(Boolean enabled, String role, UserLimits limits) {}

    @Schema(name = "UserPage", requiredProperties = "items")
    record UserPage(
            List<UserResponse> items,
            @Schema(nullable = true) String nextCursor) {}

    @Schema(name = "NewPasswordLink", requiredProperties = "password")
    record NewPasswordLink(
            @Schema(description = "Password of the administrator who makes the request")
            String password) {
        @Override
        public String toString() {
            return "NewPasswordLink";
        }
    }

    @Schema(name = "PasswordLink", requiredProperties = "passwordLink")
    record PasswordLink(
            @Schema(description = "Shown once, valid for 72 hours")
            String passwordLink) {
        @Override
        public String toString() {
            return "PasswordLink";
        }
    }

    @GET
    @Blocking
    @Operation(
            operationId = "listUsers",
            summary = "Users with their usage",
            description = "Newest first; q matches part of the address.")
    @APIResponse(
            responseCode = "200",
            description = "A page; nextCursor null at the end",
            content = @Content(schema = @Schema(implementation = UserPage.class)))
    @APIResponse(responseCode = "400", description = "`invalid_cursor`")
    @APIResponse(responseCode = "403", description = "`admin_only`, `scope_missing`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public UserPage list(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        Pages.Page<UserRow> page = users.page(q, cursor, limit);
        return new UserPage(
                page.items().stream().map(user -> UserResponse.of(user, null)).toList(), page.nextCursor());
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "createUser",
            summary = "Create a user",
            description = "Creates the user without a password: the response contains a link to set it, once, "
                    + "within 72 hours.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = UserResponse.class)))
    @APIResponse(responseCode = "403", description = "`admin_only`, `csrf_rejected`, `scope_missing`")
    @APIResponse(responseCode = "409", description = "`email_taken`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public UserResponse make(NewUser asked, @Context RoutingContext context) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body with email and role.");
        }
        boolean asAdmin = asked.role() != null && users.isAdmin(asked.role());
        Invitations.Invited invited = invitations.invite(asked.email(), asAdmin, admin.id(), Caller.of(context));
        return UserResponse.of(users.get(invited.userId()), url(context, invited.link()));
    }

    @PATCH
    @Path("/{id}")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeUser",
            summary = "Enable, disable, change role or limits",
            description = "The sessions and tokens of a disabled user end within 30 s; the user's keys are "
                    + "rejected while the account is disabled.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = UserResponse.class)))
    @APIResponse(responseCode = "403", description = "`admin_only`, `csrf_rejected`, `scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`last_admin`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public UserResponse change(@PathParam("id") String id, UserChange asked, @Context RoutingContext context) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body with enabled, role or limits.");
        }
        users.change(id, asked, admin.id(), Caller.of(context));
        return UserResponse.of(users.get(id), null);
    }

    @DELETE
    @Path("/{id}")
    @Blocking
    @ResponseStatus(202)
    @Operation(
            operationId = "deleteUser",
            summary = "Remove a user",
            description = "The account is closed at once; its tasks, audio, keys, webhooks and shares are erased "
                    + "within minutes.")
    @APIResponse(responseCode = "202", description = "Closed, being erased")
    @APIResponse(responseCode = "403", description = "`admin_only`, `csrf_rejected`, `scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`last_admin`")
    public void remove(@PathParam("id") String id, @Context RoutingContext context) {
        closing.close(id, admin.id(), Caller.of(context));
    }

    @POST
    @Path("/{id}/password-link")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "createPasswordLink",
            summary = "Create a password reset link",
            description = "Requires the administrator's own password again. Expires all earlier links.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = PasswordLink.class)))
    @APIResponse(
            responseCode = "403",
            description = "`invalid_credentials`, `admin_only`, `csrf_rejected`, `scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public PasswordLink link(@PathParam("id") String id, NewPasswordLink asked, @Context RoutingContext context) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body with your password.");
        }
        String link = invitations.renew(id, admin.id(), asked.password(), Caller.of(context));
        return new PasswordLink(url(context, link));
    }

    private static String url(RoutingContext context, String path) {
        return Origin.own(context).map(Origin::toString).orElse("") + path;
    }
}
