package io.whisperrest.api.limit;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A body that trickles in holds a thread and a connection: whoever sends too slowly gets a 408 and is cut off. For every body that a
 * resource reads as a stream: forms with a file, recordings, chunks of resumable uploads. {@link SlowBodyWatch} does it for the others.
 */
class SlowBodyFilter {
    private final UploadConfig config;
    private final long silenceNanos;

    SlowBodyFilter(UploadConfig config, @ConfigProperty(name = "quarkus.http.read-timeout") Duration silence) {
        this.config = config;
        this.silenceNanos = silence.toNanos();
    }

    @ServerRequestFilter
    void watch(ContainerRequestContext request, RoutingContext context) {
        if (!request.hasEntity() || SlowBodyWatch.isReadByTheFramework(request.getHeaderString("Content-Type"))) {
            return;
        }
        Pace pace = new Pace(config.minRate().asLongValue(), config.minRateOver());
        request.setEntityStream(new PacedStream(request.getEntityStream(), pace, silenceNanos, () -> tooSlow(context)));
    }

    private ApiProblem tooSlow(RoutingContext context) {
        context.response().putHeader("Connection", "close");
        context.addEndHandler(answered -> context.request().connection().close()); // the rest is not read
        return Problems.tooSlow(config.minRate().asLongValue());
    }
}
