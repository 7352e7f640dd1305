package io.whisperrest.api.session;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.FilterOrder;
import io.whisperrest.api.http.Origin;
import io.whisperrest.api.http.SessionCookies;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CSRF protection. Browsers attach cookies to requests from any site, so a request that changes something must come from our own page.
 * {@code Sec-Fetch-Site} shows this, or the origin where the browser does not send that header. Browsers never attach a bearer token, so such requests
 * are not checked.
 */
class CsrfFilter {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String SESSION = "/api/session";
    private static final String SHARED = "/api/shared";
    /** The parts that resource matching ignores: matrix parameters and a trailing slash. */
    private static final Pattern MATRIX_OR_END = Pattern.compile(";[^/]*|/+$");

    void install(@Observes Filters filters) {
        FilterOrder.CSRF.register(filters, CsrfFilter::guard);
    }

    private static void guard(RoutingContext context) {
        if (needsOurPage(context) && !isFromOurPage(context)) {
            context.fail(
                    403,
                    Problems.forbidden("csrf_rejected", "With cookies this can be asked for by our own pages only."));
        } else {
            context.next();
        }
    }

    /**
     * True for requests that set cookies too, with or without a session: another site must neither sign a browser in as a different user
     * nor open a share link in it. A program that opens a link sends no origin and passes.
     */
    private static boolean needsOurPage(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (SAFE.contains(request.method())) {
            return false;
        }
        String path = MATRIX_OR_END.matcher(context.normalizedPath()).replaceAll("");
        if (!path.startsWith("/api/")) {
            return false;
        }
        boolean ofTheSession = path.equals(SESSION) || path.startsWith(SESSION + "/");
        if (path.equals(SESSION) && request.method().equals(HttpMethod.POST)) {
            return true;
        }
        if (path.equals(SHARED) && namesAPage(request)) {
            return true;
        }
        return SessionCookies.any(context) && (ofTheSession || request.getHeader("Authorization") == null);
    }

    private static boolean namesAPage(HttpServerRequest request) {
        return request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null;
    }

    private static boolean isFromOurPage(RoutingContext context) {
        String site = context.request().getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        return Origin.sent(context).isPresent() && Origin.sent(context).equals(Origin.own(context));
    }
}
