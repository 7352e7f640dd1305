package io.whisperrest.api.account;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/register")
@Tag(name = "Account", description = "Create an account and get a token")
class RegisterResource {
    private final RegistrationService registration;

    RegisterResource(RegistrationService registration) {
        this.registration = registration;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "register",
            summary = "Create an account",
            description = "Addresses are compared without case. The password has 8 to 128 characters of any kind "
                    + "and is not a common one.")
    @APIResponse(
            responseCode = "201",
            description = "The account exists",
            content = @Content(schema = @Schema(implementation = RegisterResponse.class)))
    @APIResponse(responseCode = "400", description = "`malformed_request`, `unknown_field`")
    @APIResponse(responseCode = "403", description = "`registration_closed`")
    @APIResponse(responseCode = "409", description = "`email_taken`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public RegisterResponse register(RegisterRequest request, @Context RoutingContext context) {
        if (request == null) {
            throw Problems.malformed("A JSON body with email and password is needed.");
        }
        return registration.register(request, Caller.of(context));
    }
}
