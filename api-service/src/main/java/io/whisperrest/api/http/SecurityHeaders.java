package io.whisperrest.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Security headers of every response, static files included. Set before all other handlers, so error responses have them too. A
 * handler may replace {@code Cache-Control} and the content security policy.
 */
public final class SecurityHeaders {
    public static final String POLICY = "Content-Security-Policy";
    /** Policy for pages: leaves scripts, connections and media to the page's own policy, which has the hashes of its scripts. */
    public static final String PAGE_POLICY =
            "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
    /** Swagger UI has an inline start script and inline styles; all its files are local. */
    private static final String DOCUMENT_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; " + PAGE_POLICY;

    private static final String ONE_YEAR = "max-age=31536000";

    void install(@Observes Filters filters) {
        FilterOrder.SECURITY_HEADERS.register(filters, SecurityHeaders::give);
    }

    private static void give(RoutingContext context) {
        String path = context.normalizedPath();
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set(POLICY, ApiPaths.isDocument(path) ? DOCUMENT_POLICY : DATA_POLICY);
        context.addHeadersEndHandler(done -> doNotKeepUnlessSaid(headers));
        if ("https".equals(context.request().scheme())) {
            headers.set("Strict-Transport-Security", ONE_YEAR);
        }
        context.next();
    }

    /** Forbids caching of data unless the handler set another policy. */
    private static void doNotKeepUnlessSaid(MultiMap headers) {
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
