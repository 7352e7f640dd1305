package io.whisperrest.api.body;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.RequestBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers a client that sends too slowly with 408 and disconnects it: a slow body occupies a thread and a connection. Covers bodies that
 * a resource reads as a stream: forms with a file, recordings, chunks of resumable uploads. {@link SlowBodyWatch} covers the others.
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
        if (!RequestBody.isSent(context.request())
                || SlowBodyWatch.isReadByTheFramework(request.getHeaderString("Content-Type"))) {
            return;
        }
        MinimumRate pace = new MinimumRate(config.minRate().asLongValue(), config.minRateOver());
        request.setEntityStream(
                new MinimumRateStream(request.getEntityStream(), pace, silenceNanos, () -> tooSlow(context)));
    }

    private ApiProblem tooSlow(RoutingContext context) {
        context.response().putHeader("Connection", "close");
        context.addEndHandler(answered -> context.request().connection().close()); // the rest is not read
        return Problems.tooSlow(config.minRate().asLongValue());
    }
}
