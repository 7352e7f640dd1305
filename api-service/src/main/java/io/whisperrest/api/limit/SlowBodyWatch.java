package io.whisperrest.api.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.error.Problems;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * Looks at bodies from below, where the framework reads them as they come: JSON and small forms get a 408 when they trickle in, and
 * what goes on trickling after any answer loses its connection. Bodies that resources read are paced by {@link SlowBodyFilter}: only
 * there our own slowness can be told from the sender's.
 */
class SlowBodyWatch {
    private static final int AFTER_LARGE_BODIES = 970;

    private final long periodMillis;
    private final long least;
    private final long rate;

    SlowBodyWatch(UploadConfig config) {
        this.periodMillis = config.minRateOver().toMillis();
        this.rate = config.minRate().asLongValue();
        this.least = rate * periodMillis / 1000;
    }

    void install(@Observes Filters filters) {
        filters.register(this::watch, AFTER_LARGE_BODIES);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (hasBody(request)) {
            context.addEndHandler(answered -> discardRest(request));
            if (rate > 0) {
                new Look(context).later();
            }
        }
        context.next();
    }

    /** What still comes after the answer would be queued in memory for a reader that has gone. */
    private static void discardRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(rest -> {});
            request.resume();
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || length != null && !length.equals("0");
    }

    /** JSON readers close what they read, and the framework's stream waits for its end then: a refusal from within would come late. */
    static boolean isReadByTheFramework(String type) {
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.contains("json") || lower.startsWith("application/x-www-form-urlencoded");
    }

    /** One look a period at one request, until its body has ended; nothing of it is held longer. */
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
