package io.whisperrest.api.webhook;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.ClientAddress;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /api/webhooks}: URLs to call when a task of their owner ends. */
@Path("/api/webhooks")
@Tag(name = "Webhooks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {
    private final WebhookService webhooks;
    private final EndpointRepository endpoints;
    private final TestCalls tests;
    private final AuditRepository audit;
    private final CurrentUser user;

    WebhooksResource(
            WebhookService webhooks,
            EndpointRepository endpoints,
            TestCalls tests,
            AuditRepository audit,
            CurrentUser user) {
        this.webhooks = webhooks;
        this.endpoints = endpoints;
        this.tests = tests;
        this.audit = audit;
        this.user = user;
    }

    @Schema(name = "Webhooks", requiredProperties = "items")
    public record WebhookList(List<WebhookResponse> items) {}

    /** @param statusCode null when there was no response; then error gives the reason */
    @Schema(name = "WebhookTest", requiredProperties = "durationMs")
    public record TestResponse(
            @Schema(nullable = true) Integer statusCode,
            long durationMs,

            @Schema(nullable = true, implementation = Attempt.Failure.class)
            String error) {}

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "createWebhook",
            summary = "Create a webhook",
            description = "url and events are required. The secret that verifies the calls appears only in this "
                    + "response: keep it.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = WebhookResponse.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "409", description = "`limit_reached`")
    @APIResponse(responseCode = "422", description = "`url_refused`, `validation_failed`")
    public WebhookResponse make(WebhookRequest asked, @Context RoutingContext context) {
        WebhookService.Made made = webhooks.make(user.id(), required(asked));
        note("webhook_made", context);
        return WebhookResponse.of(made.endpoint(), made.secret());
    }

    @GET
    @Blocking
    @Operation(
            operationId = "listWebhooks",
            summary = "All webhooks",
            description = "Oldest first, without their secrets.")
    @APIResponse(
            responseCode = "200",
            description = "At most ten",
            content = @Content(schema = @Schema(implementation = WebhookList.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    public WebhookList list() {
        return new WebhookList(
                endpoints.of(user.id()).stream().map(WebhookResponse::of).toList());
    }

    @GET
    @Path("/{id}")
    @Blocking
    @Operation(operationId = "getWebhook", summary = "Get a webhook")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = WebhookResponse.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public WebhookResponse get(@PathParam("id") String id) {
        return WebhookResponse.of(webhooks.get(id, user.id()));
    }

    @PATCH
    @Path("/{id}")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeWebhook",
            summary = "Change a webhook",
            description =
                    "Absent fields stay unchanged. enabled=true also ends a pause: waiting deliveries are " + "sent.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = WebhookResponse.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "422", description = "`url_refused`, `validation_failed`")
    public WebhookResponse change(@PathParam("id") String id, WebhookRequest asked, @Context RoutingContext context) {
        Endpoint changed = webhooks.change(id, user.id(), required(asked));
        note("webhook_changed", context);
        return WebhookResponse.of(changed);
    }

    @DELETE
    @Path("/{id}")
    @Blocking
    @Operation(
            operationId = "deleteWebhook",
            summary = "Delete a webhook",
            description = "Include events that it has not been sent yet.")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public void delete(@PathParam("id") String id, @Context RoutingContext context) {
        webhooks.erase(id, user.id());
        note("webhook_deleted", context);
    }

    @POST
    @Path("/{id}/rotate")
    @Blocking
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "A new secret",
            description = "The old secret also signs for 24 hours. The new one is shown only in this response.")
    @APIResponse(
            responseCode = "200",
            description = "The new secret",
            content = @Content(schema = @Schema(implementation = SecretResponse.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public SecretResponse rotate(@PathParam("id") String id, @Context RoutingContext context) {
        SecretResponse secret = webhooks.rotate(id, user.id());
        note("webhook_secret_rotated", context);
        return secret;
    }

    @POST
    @Path("/{id}/test")
    @Blocking
    @Operation(
            operationId = "testWebhook",
            summary = "Send webhook.test now",
            description = "Makes one attempt of at most ten seconds, even if the webhook is paused.")
    @APIResponse(
            responseCode = "200",
            description = "The response of the receiver",
            content = @Content(schema = @Schema(implementation = TestResponse.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "404", description = "`not_found`")
    public TestResponse test(@PathParam("id") String id) {
        Attempt attempt = tests.send(webhooks.get(id, user.id()));
        return new TestResponse(attempt.statusCode(), attempt.durationMs(), attempt.error());
    }

    private void note(String what, RoutingContext context) {
        audit.note(user.id(), what, ClientAddress.of(context));
    }

    private static WebhookRequest required(WebhookRequest asked) {
        if (asked == null) {
            throw Problems.malformed("Send a JSON body.");
        }
        return asked;
    }
}
