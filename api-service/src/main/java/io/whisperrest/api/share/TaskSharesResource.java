package io.whisperrest.api.share;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.account.RandomToken;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Origin;
import io.whisperrest.api.task.TaskService;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The links to a single task. */
@Path("/api/tasks/{id}/shares")
@Tag(name = "Shares")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TaskSharesResource {
    private static final int MAX_SHARES = 20;
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration MAX_LIFETIME = Duration.ofDays(365);

    private final ShareRepository shares;
    private final TaskService tasks;
    private final CurrentUser user;
    private final Clock clock;

    TaskSharesResource(ShareRepository shares, TaskService tasks, CurrentUser user, Clock clock) {
        this.shares = shares;
        this.tasks = tasks;
        this.user = user;
        this.clock = clock;
    }

    /** @param expiresAt null = in seven days @param audio null = text only */
    @Schema(name = "NewShare")
    public record NewShare(Instant expiresAt, Boolean audio) {}

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "createShare",
            summary = "Share a transcript",
            description =
                    "Anyone with the link can read the newest version without an account. The link is shown " + "once.")
    @APIResponse(
            responseCode = "201",
            description = "The link",
            content = @Content(schema = @Schema(implementation = ShareResponse.class)))
    @APIResponse(responseCode = "404", description = "`not_found`")
    @APIResponse(responseCode = "409", description = "`limit_reached`: at most 20 links per task")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public ShareResponse share(@PathParam("id") String taskId, NewShare wanted, @Context RoutingContext context) {
        long now = clock.millis();
        tasks.get(taskId, user.id());
        boolean audio = wanted != null && Boolean.TRUE.equals(wanted.audio());
        long expiresAt = expiry(wanted == null ? null : wanted.expiresAt(), now);
        Share share = new Share(UUID.randomUUID().toString(), user.id(), taskId, audio, expiresAt, now);
        RandomToken token = RandomToken.fresh();
        if (!shares.insert(share, token.hash(), MAX_SHARES)) {
            throw Problems.of(409, "limit_reached", "A task has at most " + MAX_SHARES + " links: revoke one first.");
        }
        // After the #, so the token never reaches a server, proxy or log as part of a URL.
        return ShareResponse.of(
                share, Origin.own(context).map(Origin::toString).orElse("") + "/shared/#" + token.text());
    }

    private static long expiry(Instant wanted, long now) {
        if (wanted == null) {
            return now + USUAL.toMillis();
        }
        boolean within = wanted.isAfter(Instant.ofEpochMilli(now))
                && !wanted.isAfter(Instant.ofEpochMilli(now).plus(MAX_LIFETIME));
        if (!within) {
            throw Problems.invalid("expiresAt", "In the future, at most 365 days from now.");
        }
        return wanted.toEpochMilli();
    }

    @GET
    @Blocking
    @Operation(
            operationId = "listTaskShares",
            summary = "Active links of a task",
            description = "Newest first, without their tokens.")
    @APIResponse(
            responseCode = "200",
            description = "Links",
            content = @Content(schema = @Schema(implementation = ShareList.class)))
    @APIResponse(responseCode = "404", description = "`not_found`")
    public ShareList ofTask(@PathParam("id") String taskId) {
        tasks.get(taskId, user.id());
        return ShareList.of(shares.list(user.id(), taskId, clock.millis()));
    }
}
