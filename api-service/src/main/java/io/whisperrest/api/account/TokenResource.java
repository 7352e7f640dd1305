package io.whisperrest.api.account;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.FieldError;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.model.account.User;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
class TokenResource {
    private static final Set<String> FIELDS =
            Set.of("username", "password", "grant_type", "scope", "client_id", "client_secret");

    private final SignInService signIn;
    private final TokenIssuer issuer;

    TokenResource(SignInService signIn, TokenIssuer issuer) {
        this.signIn = signIn;
        this.issuer = issuer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "createToken",
            summary = "Get an access token",
            description = "An OAuth 2 form (grant type `password`), or JSON with `email` and `password`.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                        schema = @Schema(implementation = TokenForm.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TokenRequest.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "A token for `Authorization: Bearer`",
            content = @Content(schema = @Schema(implementation = TokenResponse.class)))
    @APIResponse(responseCode = "400", description = "`malformed_request`, `unknown_field`")
    @APIResponse(responseCode = "401", description = "`invalid_credentials`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public TokenResponse form(MultivaluedMap<String, String> form, @Context RoutingContext context) {
        for (String field : form.keySet()) {
            if (!FIELDS.contains(field)) {
                throw Problems.unknownField(field);
            }
            if (form.get(field).stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw Problems.malformed("The field '" + field + "' holds the character U+0000.");
            }
        }
        String grant = form.getFirst("grant_type");
        if (grant != null && !grant.isEmpty() && !grant.equals("password")) {
            throw Problems.validation(
                    List.of(new FieldError("grant_type", "not_offered", "The only grant type here is 'password'.")));
        }
        return token("username", form.getFirst("username"), form.getFirst("password"), context);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true) // OpenAPI has one operation per path and method: the one above describes both bodies
    public TokenResponse json(TokenRequest request, @Context RoutingContext context) {
        if (request == null) {
            throw Problems.malformed("A JSON body with email and password is needed.");
        }
        return token("email", request.email(), request.password(), context);
    }

    private TokenResponse token(String nameField, String name, String password, RoutingContext context) {
        List<FieldError> missing = new ArrayList<>();
        if (name == null) {
            missing.add(new FieldError(nameField, "required", "An e-mail address is needed."));
        }
        if (password == null) {
            missing.add(new FieldError("password", "required", "A password is needed."));
        }
        if (!missing.isEmpty()) {
            throw Problems.validation(missing);
        }
        User user = signIn.signIn(name, password, Caller.of(context));
        return new TokenResponse(issuer.issue(user), "bearer", issuer.lifetimeSeconds());
    }
}
