package io.whisperrest.api.upload;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Enforces what tus requires of every request under {@code /api/uploads}: the protocol version, and an override for proxies that do not
 * pass PATCH.
 */
class TusFilter {
    static final String VERSION = "1.0.0";
    static final String VERSION_HEADER = "Tus-Resumable";

    private static final String PATH = "/api/uploads";
    /** OPTIONS asks for the version; GET is not part of tus. */
    private static final Set<String> WITHOUT_VERSION = Set.of(HttpMethod.OPTIONS, HttpMethod.GET);

    @ServerRequestFilter(preMatching = true)
    void override(ContainerRequestContext request, RoutingContext context) {
        boolean asksForPatch = HttpMethod.PATCH.equals(context.request().getHeader("X-HTTP-Method-Override"));
        if (asksForPatch
                && HttpMethod.POST.equals(request.getMethod())
                && context.normalizedPath().startsWith(PATH + "/")) {
            request.setMethod(HttpMethod.PATCH);
        }
    }

    @ServerRequestFilter
    void requireVersion(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
            return;
        }
        context.response().putHeader(VERSION_HEADER, VERSION);
        HttpServerRequest request = context.request();
        if (!WITHOUT_VERSION.contains(request.method().name()) && !VERSION.equals(request.getHeader(VERSION_HEADER))) {
            throw Problems.of(412, "tus_version", "Send the header " + VERSION_HEADER + ": " + VERSION + ".")
                    .withHeader("Tus-Version", VERSION);
        }
    }
}
