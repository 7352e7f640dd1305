package io.whisperrest.api.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.FilterOrder;
import io.whisperrest.api.http.RequestBody;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * Watches bodies at the connection level, where the framework reads them itself: slow JSON and small forms get a 408, and a body that
 * still trickles in after the response loses its connection. {@link SlowBodyFilter} covers bodies that resources read, since only there
 * can our own slowness be told apart from the client's.
 */
class SlowBodyWatch {
    private final long periodMillis;
    private final long least;
    private final long rate;

    SlowBodyWatch(UploadConfig config) {
        this.periodMillis = config.minRateOver().toMillis();
        this.rate = config.minRate().asLongValue();
        this.least = rate * periodMillis / 1000;
    }

    void install(@Observes Filters filters) {
        FilterOrder.SLOW_BODY.register(filters, this::watch);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (RequestBody.isSent(request) && !request.isEnded()) {
            context.addEndHandler(answered -> discardRest(request));
            if (rate > 0) {
                new Look(context).later();
            }
        }
        context.next();
    }

    /** Otherwise bytes that arrive after the response would be queued in memory for a reader that no longer exists. */
    private static void discardRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(rest -> {});
            request.resume();
        }
    }

    /**
     * True for bodies whose reader may be blocked until the body ends and so cannot respond in time; these are watched at the connection
     * level.
     */
    static boolean isReadByTheFramework(String type) {
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.contains("json") || lower.startsWith("application/x-www-form-urlencoded");
    }

    /** A periodic check of one request until its body ends; keeps no reference to the request after that. */
    private final class Look {
        private final RoutingContext context;
        private final HttpServerRequest request;
        private long before;
        private long timer;

        Look(RoutingContext context) {
            this.context = context;
            this.request = context.request();
            request.end().onComplete(ended -> context.vertx().cancelTimer(timer));
        }

        void later() {
            timer = context.vertx().setTimer(periodMillis, due -> look());
        }

        private void look() {
            if (request.isEnded() || context.response().closed()) {
                return;
            }
            long now = request.bytesRead();
            boolean slow = now - before < least;
            before = now;
            if (slow && context.response().ended()) {
                request.connection().close();
            } else if (slow && isReadByTheFramework(request.getHeader("Content-Type"))) {
                context.response().putHeader("Connection", "close");
                context.addEndHandler(answered -> request.connection().close());
                context.fail(408, Problems.tooSlow(rate));
            } else {
                later();
            }
        }
    }
}
