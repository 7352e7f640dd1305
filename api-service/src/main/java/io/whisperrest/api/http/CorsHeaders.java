package io.whisperrest.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Allows pages of the listed origins to read responses. They must send a token or key: {@code Access-Control-Allow-Credentials} is never
 * sent, so cookies do not work. Pages of other origins get a plain response, which the browser hides from them.
 */
public final class CorsHeaders {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String EXPOSED = "Content-Disposition, ETag, Idempotency-Replayed, Location, RateLimit-Limit,"
            + " RateLimit-Remaining, RateLimit-Reset, Retry-After, Tus-Extension, Tus-Max-Size, Tus-Resumable, Tus-Version,"
            + " Upload-Expires, Upload-Length, Upload-Offset, X-Ignored-Fields, X-Model, X-Model-Substituted,"
            + " X-Request-Id, X-Task-Id, X-Warnings";
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9, _-]{0,1000}");
    private static final String TEN_MINUTES = "600";

    private final Set<String> origins;

    CorsHeaders(CorsConfig config) {
        this.origins =
                config.origins().orElse(List.of()).stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    void install(@Observes Filters filters) {
        if (!origins.isEmpty()) {
            FilterOrder.CORS.register(filters, this::give);
        }
    }

    private void give(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.add("Vary", "Origin");
        String origin = context.request().getHeader("Origin");
        if (origin == null || !origins.contains(origin)) {
            context.next();
            return;
        }
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Access-Control-Expose-Headers", EXPOSED);
        if (isPreflight(context)) {
            String asked = context.request().getHeader("Access-Control-Request-Headers");
            if (asked != null && HEADER_NAMES.matcher(asked).matches()) {
                headers.set("Access-Control-Allow-Headers", asked);
            }
            headers.set("Access-Control-Allow-Methods", METHODS);
            headers.set("Access-Control-Max-Age", TEN_MINUTES);
            context.response().setStatusCode(204).end();
        } else {
            context.next();
        }
    }

    private static boolean isPreflight(RoutingContext context) {
        return context.request().method().equals(HttpMethod.OPTIONS)
                && context.request().getHeader("Access-Control-Request-Method") != null;
    }
}
