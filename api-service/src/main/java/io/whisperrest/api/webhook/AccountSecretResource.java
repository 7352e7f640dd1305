package io.whisperrest.api.webhook;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.http.ClientAddress;
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

/** The account's secret, which signs calls to callback URLs given with a task. */
@Path("/api/account/webhook-secret")
@Tag(name = "Webhooks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class AccountSecretResource {
    private final WebhookService webhooks;
    private final AuditRepository audit;
    private final CurrentUser user;

    AccountSecretResource(WebhookService webhooks, AuditRepository audit, CurrentUser user) {
        this.webhooks = webhooks;
        this.audit = audit;
        this.user = user;
    }

    @POST
    @Blocking
    @Operation(
            operationId = "rotateAccountWebhookSecret",
            summary = "Create or rotate the account's webhook secret",
            description =
                    "The secret signs the calls to a task's webhookUrl. The previous one also signs for 24 " + "hours.")
    @APIResponse(
            responseCode = "200",
            description = "Shown only in this response",
            content = @Content(schema = @Schema(implementation = SecretResponse.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`: a key cannot manage the account")
    public SecretResponse rotate(@Context RoutingContext context) {
        SecretResponse secret = webhooks.rotateAccount(user.id());
        audit.note(user.id(), "webhook_secret_rotated", ClientAddress.of(context));
        return secret;
    }
}
