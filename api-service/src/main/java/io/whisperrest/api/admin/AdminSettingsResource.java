package io.whisperrest.api.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.account.RegistrationConfig;
import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.setting.AdminSettings;
import io.whisperrest.api.setting.Retention;
import io.whisperrest.api.setting.Settings;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.task.Models;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/admin/settings}: settings that override the configuration at run time. */
@Path("/api/admin/settings")
@Tag(name = "Admin")
@RolesAllowed(CurrentUser.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
class AdminSettingsResource {
    private static final int MAX_DAYS = 36_500;

    private final Settings settings;
    private final RegistrationConfig registration;
    private final Models models;
    private final AuditRepository audit;
    private final ObjectMapper json;
    private final CurrentUser admin;

    AdminSettingsResource(
            Settings settings,
            RegistrationConfig registration,
            Models models,
            AuditRepository audit,
            ObjectMapper json,
            CurrentUser admin) {
        this.settings = settings;
        this.registration = registration;
        this.models = models;
        this.audit = audit;
        this.json = json;
        this.admin = admin;
    }

    /**
     * In a response the values in effect, in a request the values to set. In a request an absent field stays unchanged, and null returns
     * the setting to the configuration.
     *
     * @param limits for all users without limits of their own; null = from the configuration
     * @param retention null = from the configuration
     */
    @Schema(name = "Settings")
    record SettingsBody(
            @Schema(nullable = true) Boolean registrationOpen,
            @Schema(nullable = true) UserLimits limits,
            @Schema(nullable = true) Retention retention,
            @Schema(nullable = true) String defaultModel) {}

    @GET
    @Blocking
    @Operation(operationId = "getSettings", summary = "Get the settings in effect")
    @APIResponse(
            responseCode = "200",
            description = "As they are",
            content = @Content(schema = @Schema(implementation = SettingsBody.class)))
    @APIResponse(responseCode = "403", description = "`admin_only`, `scope_missing`")
    public SettingsBody get() {
        AdminSettings decided = settings.decided();
        boolean open = decided.registrationOpen() == null ? registration.open() : decided.registrationOpen();
        return new SettingsBody(open, decided.limits(), decided.retention(), models.defaultId());
    }

    @PATCH
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeSettings",
            summary = "Change settings",
            description = "Settings override the configuration, in all processes within five seconds. limits and "
                    + "retention are replaced as a whole. Absent fields stay unchanged; null returns to the "
                    + "configuration.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SettingsBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "As they are now",
            content = @Content(schema = @Schema(implementation = SettingsBody.class)))
    @APIResponse(responseCode = "403", description = "`admin_only`, `csrf_rejected`, `scope_missing`")
    @APIResponse(responseCode = "422", description = "`validation_failed`, `unknown_model`")
    public SettingsBody change(ObjectNode body, @Context RoutingContext context) throws JsonProcessingException {
        if (body == null) {
            throw Problems.malformed("Send a JSON body with the settings to change.");
        }
        SettingsBody asked = json.treeToValue(body, SettingsBody.class);
        AdminSettings known = settings.decided();
        settings.decide(new AdminSettings(
                body.has("registrationOpen") ? asked.registrationOpen() : known.registrationOpen(),
                body.has("limits") ? limits(asked.limits()) : known.limits(),
                body.has("retention") ? retention(asked.retention()) : known.retention(),
                body.has("defaultModel") ? model(asked.defaultModel()) : known.defaultModel()));
        audit.note(admin.id(), "settings_changed", Caller.of(context).address());
        return get();
    }

    private static UserLimits limits(UserLimits asked) {
        return asked == null ? UserLimits.NONE : LimitRules.checked(asked);
    }

    private String model(String asked) {
        return asked == null ? null : models.checked(asked);
    }

    private static Retention retention(Retention asked) {
        if (asked == null) {
            return Retention.NONE;
        }
        within("retention.audioDays", asked.audioDays());
        within("retention.textDays", asked.textDays());
        return asked;
    }

    private static void within(String field, Integer days) {
        if (days != null && (days < 1 || days > MAX_DAYS)) {
            throw Problems.invalid(field, "From 1 to " + MAX_DAYS + " days.");
        }
    }
}
