package io.whisperrest.api.event;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.account.Grant;
import io.whisperrest.api.concurrency.Permit;
import io.whisperrest.api.task.TaskService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/events}. */
@Path("/api/events")
@Tag(name = "Events")
@Authenticated
public class EventsResource {
    private static final int MAX_WAITING = 2000;
    private static final long RETRY_MS = 3000;

    private final EventHub hub;
    private final TaskService tasks;
    private final CurrentUser user;

    EventsResource(EventHub hub, TaskService tasks, CurrentUser user) {
        this.hub = hub;
        this.tasks = tasks;
        this.user = user;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamEvents",
            summary = "Stream live events of the user's tasks",
            description = "Server-sent events: task.created, task.updated, segments, task.finished, transcript.updated,"
                    + " task.deleted, task.restored, hello, heartbeat, resync, session.ended. Last-Event-ID (header or"
                    + " lastEventId) replays what followed, or answers resync: read the lists again.")
    @APIResponse(
            responseCode = "200",
            description = "An endless stream",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "`not_found`: no such task")
    @APIResponse(responseCode = "429", description = "`too_many_streams`, `rate_limited`, with `Retry-After`")
    public Multi<OutboundSseEvent> events(
            @QueryParam("task") String task,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @QueryParam("lastEventId") String asked,
            @Context Sse sse,
            @Context RoutingContext context) {
        String userId = user.id();
        if (task != null) {
            tasks.get(task, userId);
        }
        Grant grant = user.grant();
        HttpServerResponse response = context.response();
        Permit permit = hub.permit(userId);
        // Quarkus reports a disconnect to one of these handlers, or to neither when it came before they were set.
        context.addEndHandler(answered -> permit.release());
        if (response.closed()) {
            permit.release();
        }
        response.putHeader("Cache-Control", "no-cache, no-transform").putHeader("X-Accel-Buffering", "no");
        String from = lastEventId == null ? asked : lastEventId;
        AtomicReference<EventStream> opened = new AtomicReference<>();
        return Multi.createFrom()
                .<LiveEvent>emitter(
                        out -> {
                            EventStream stream = new EventStream(
                                    grant, task, out, context.request().connection()::close);
                            opened.set(stream);
                            out.onTermination(() -> {
                                hub.close(stream);
                                permit.release();
                            });
                            hub.open(stream, from);
                        },
                        MAX_WAITING)
                .invoke(event -> opened.get().taken(event))
                .map(event -> shown(event, sse));
    }

    private static OutboundSseEvent shown(LiveEvent event, Sse sse) {
        OutboundSseEvent.Builder builder =
                sse.newEventBuilder().name(event.name()).data(event.data());
        if (event.id() != null) {
            builder.id(event.id());
        }
        if (event.name().equals("hello")) {
            builder.reconnectDelay(RETRY_MS);
        }
        return builder.build();
    }
}
