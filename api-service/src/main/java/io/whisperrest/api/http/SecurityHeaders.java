package io.whisperrest.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Headers of every answer, static files included. They are set before anything else runs, so failures carry them too; whoever
 * answers may replace {@code Cache-Control} and the policy.
 */
public final class SecurityHeaders {
    public static final String POLICY = "Content-Security-Policy";
    /** For pages: scripts, connections and media are left to the page's own policy, whose hashes the export knows. */
    public static final String PAGE_POLICY =
            "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
    /** Swagger UI starts from a script inside its page and styles itself; all its files are local. */
    private static final String DOCUMENT_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; " + PAGE_POLICY;

    private static final String ONE_YEAR = "max-age=31536000";
    private static final int AFTER_REQUEST_ID = 990;

    void install(@Observes Filters filters) {
        filters.register(SecurityHeaders::give, AFTER_REQUEST_ID);
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

    /** Data is not kept, unless whoever answered decided otherwise. */
    private static void doNotKeepUnlessSaid(MultiMap headers) {
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
