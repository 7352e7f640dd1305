package io.whisperrest.api.session;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Origin;
import io.whisperrest.api.http.SessionCookies;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A browser sends its cookies along whoever asks it to, so what changes something must come from our own page: by the browser's
 * word ({@code Sec-Fetch-Site}), or by the origin where it gives none. A bearer is never sent along and needs no guard.
 */
class CsrfFilter {
    private static final int AFTER_LARGE_BODIES = 970;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String SESSION = "/api/session";
    /** What the matching of resources passes over: matrix parameters and a last slash. */
    private static final Pattern MATRIX_OR_END = Pattern.compile(";[^/]*|/+$");

    void install(@Observes Filters filters) {
        filters.register(CsrfFilter::guard, AFTER_LARGE_BODIES);
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

    /** Log-in counts too: a foreign page must not sign a browser in as somebody else. */
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
        return SessionCookies.any(context) && (ofTheSession || request.getHeader("Authorization") == null);
    }

    private static boolean isFromOurPage(RoutingContext context) {
        String site = context.request().getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        return Origin.sent(context).isPresent() && Origin.sent(context).equals(Origin.own(context));
    }
}
