package io.whisperrest.api.key;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Enforces {@link KeyRoutes} for API keys. Checks the matched route, never the text of the URL. */
class ScopeFilter {
    private final Map<Method, String> routes = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(RoutingContext context, ResourceInfo resource) {
        if (!(context.user() instanceof QuarkusHttpUser user)) {
            return;
        }
        SecurityIdentity identity = user.getSecurityIdentity();
        List<Scope> scopes = identity.getAttribute(KeyProvider.SCOPES);
        if (scopes == null) {
            return;
        }
        String route = routes.computeIfAbsent(resource.getResourceMethod(), ScopeFilter::route);
        if (KeyRoutes.EVERY_KEY.contains(route)) {
            return;
        }
        Scope needed = KeyRoutes.scope(route)
                .orElseThrow(() -> Problems.forbidden("scope_missing", "A key cannot be used here: sign in."));
        if (!scopes.contains(needed)) {
            throw Problems.forbidden("scope_missing", "This key lacks the scope " + needed.word() + ".");
        }
    }

    /** The route as the OpenAPI document names it; a HEAD that a GET method answers counts as GET. */
    static String route(Method method) {
        String verb = Stream.of(method.getAnnotations())
                .flatMap(annotation ->
                        Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
        Path ofMethod = method.getAnnotation(Path.class);
        String path = method.getDeclaringClass().getAnnotation(Path.class).value()
                + (ofMethod == null ? "" : ofMethod.value());
        return verb + " " + path.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}");
    }
}
