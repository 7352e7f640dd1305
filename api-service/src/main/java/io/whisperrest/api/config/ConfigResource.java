package io.whisperrest.api.config;

import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.account.PasswordRules;
import io.whisperrest.api.account.RegistrationConfig;
import io.whisperrest.api.http.ConditionalJson;
import io.whisperrest.api.setting.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/config")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Config", description = "Get the server's features and limits")
class ConfigResource {
    private static final String NAME = "Whisper REST API";
    private static final List<String> LOCALES = List.of("en", "ru");

    private final CurrentUser user;
    private final RegistrationConfig registration;
    private final Settings settings;
    private final PublicConfig offer;
    private final ConditionalJson json;

    ConfigResource(
            CurrentUser user,
            RegistrationConfig registration,
            Settings settings,
            PublicConfig offer,
            ConditionalJson json) {
        this.user = user;
        this.registration = registration;
        this.settings = settings;
        this.offer = offer;
        this.json = json;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "getConfig",
            summary = "Limits, languages, formats, features",
            description = "Without authentication only what a sign-in page needs; otherwise everything.")
    @APIResponse(
            responseCode = "200",
            description = "The configuration visible to the caller",
            content = @Content(schema = @Schema(implementation = ConfigResponse.class)))
    @APIResponse(responseCode = "304", description = "As If-None-Match says")
    @APIResponse(
            responseCode = "401",
            description = "`unauthenticated`, `token_expired`: a token was sent and is not valid")
    public Response config(@Context Request request) {
        ConfigResponse.PasswordLengths lengths =
                new ConfigResponse.PasswordLengths(PasswordRules.MIN_LENGTH, PasswordRules.MAX_LENGTH);
        boolean registrationOpen = settings.registrationOpen(registration.open());
        ConfigResponse open = ConfigResponse.open(NAME, registrationOpen, lengths, LOCALES);
        return json.answer(request, user.isSignedIn() ? offer.full(open, user.id()) : open);
    }
}
