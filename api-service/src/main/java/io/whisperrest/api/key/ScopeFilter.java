package io.whisperrest.api.key;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A key opens only what its scopes name; keys, sessions, passwords and the account itself are for people who signed in. */
class ScopeFilter {

    @ServerRequestFilter
    void check(RoutingContext context) {
        if (!(context.user() instanceof QuarkusHttpUser user)) {
            return;
        }
        SecurityIdentity identity = user.getSecurityIdentity();
        List<Scope> scopes = identity.getAttribute(KeyProvider.SCOPES);
        if (scopes == null) {
            return;
        }
        String path = context.normalizedPath();
        if (path.equals("/api/config")) {
            return;
        }
        Scope needed = needed(path, context.request().method());
        if (needed == null) {
            throw Problems.forbidden("scope_missing", "A key cannot be used here: sign in.");
        }
        if (!scopes.contains(needed)) {
            throw Problems.forbidden("scope_missing", "This key lacks the scope " + needed.word() + ".");
        }
    }

    /** Null: for no key. What is not listed is closed. */
    private static Scope needed(String path, HttpMethod method) {
        boolean reads =
                method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS);
        boolean ofTasks = path.startsWith("/api/tasks")
                || path.startsWith("/api/uploads")
                || path.equals("/api/events")
                || path.startsWith("/api/shares")
                || path.startsWith("/status/")
                || path.startsWith("/v1/");
        if (ofTasks || path.equals("/transcribe") || reads && path.equals("/api/models")) {
            return reads ? Scope.TASKS_READ : Scope.TASKS_WRITE;
        }
        if (reads && path.equals("/api/usage")) {
            return Scope.USAGE_READ;
        }
        if (path.equals("/api/webhooks") || path.startsWith("/api/webhooks/")) {
            return Scope.WEBHOOKS;
        }
        return path.startsWith("/api/admin/") ? Scope.ADMIN : null;
    }
}
