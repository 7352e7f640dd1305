package io.whisperrest.api.error;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.audio.AudioStoreUnavailable;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.queue.QueueUnavailable;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps our own exceptions, and unexpected ones. */
class OwnMappers {
    private static final Logger LOG = Logger.getLogger(OwnMappers.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @ServerExceptionMapper
    Response respond(ApiProblem problem, RoutingContext context) {
        return ProblemDocument.response(problem, context);
    }

    @ServerExceptionMapper
    Response databaseAway(DatabaseUnavailable e, RoutingContext context) {
        LOG.debugf("database unavailable: %s", e.getMessage()); // the outage itself is logged elsewhere
        return ProblemDocument.response(
                e.isFull() ? Problems.storageFull() : Problems.unavailable(RETRY_AFTER), context);
    }

    @ServerExceptionMapper
    Response audioStoreAway(AudioStoreUnavailable e, RoutingContext context) {
        LOG.warn(e.getMessage());
        return ProblemDocument.response(Problems.unavailable(RETRY_AFTER), context);
    }

    /** A recording may be erased between the look at it and its first byte. */
    @ServerExceptionMapper
    Response io(UncheckedIOException e, RoutingContext context) {
        return e.getCause() instanceof NoSuchFileException
                ? ProblemDocument.response(Problems.audioGone(), context)
                : unexpected(e, context);
    }

    @ServerExceptionMapper
    Response queueAway(QueueUnavailable e, RoutingContext context) {
        LOG.warn("queue unavailable");
        return ProblemDocument.response(Problems.unavailable(RETRY_AFTER), context);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, RoutingContext context) {
        LOG.error("request failed", e);
        return ProblemDocument.response(Problems.internal(), context);
    }
}
