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
@Tag(name = "Config", description = "What this server offers and allows")
class ConfigResource {
    private static final String NAME = "Whisper REST API";
    private static final List<String> LOCALES = List.of("en", "ru");

    private final CurrentUser user;
    private final RegistrationConfig registration;
    private final Settings settings;
    private final Offer offer;
    private final ConditionalJson json;

    ConfigResource(
            CurrentUser user, RegistrationConfig registration, Settings settings, Offer offer, ConditionalJson json) {
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
            description = "Signed out only what a sign-in page needs; with a token everything.")
    @APIResponse(
            responseCode = "200",
            description = "The configuration as far as the caller may know it",
            content = @Content(schema = @Schema(implementation = ConfigResponse.class)))
    @APIResponse(responseCode = "304", description = "As If-None-Match says")
    @APIResponse(
            responseCode = "401",
            description = "`unauthenticated`, `token_expired`: a token was sent and is not valid")
    public Response config(@Context Request request) {
        ConfigResponse.PasswordLengths lengths =
                new ConfigResponse.PasswordLengths(PasswordRules.SHORTEST, PasswordRules.LONGEST);
        boolean registrationOpen = settings.registrationOpen(registration.open());
        ConfigResponse open = ConfigResponse.open(NAME, registrationOpen, lengths, LOCALES);
        return json.answer(request, user.isSignedIn() ? offer.full(open, user.id()) : open);
    }
}
