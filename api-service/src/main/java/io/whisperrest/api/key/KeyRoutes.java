package io.whisperrest.api.key;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps each scope to the routes that it allows. Lists every protected route, for instance {@code "GET /api/tasks/{id}"}; an unlisted
 * route is closed to keys and fails a test. Routes that create, change or issue credentials are open only to signed-in users, so that a
 * key can neither outlive its owner's control nor gain access to another account.
 */
final class KeyRoutes {
    private static final Map<String, Scope> SCOPES = new HashMap<>();

    /** Open to every key, whatever its scopes. */
    static final Set<String> EVERY_KEY = Set.of("GET /api/config");

    /** Closed to every key. */
    static final Set<String> SIGNED_IN = Set.of(
            "DELETE /api/account",
            "PATCH /api/account",
            "PUT /api/account/password",
            "GET /api/account/sessions",
            "DELETE /api/account/sessions/{id}",
            "POST /api/account/webhook-secret",
            "POST /api/admin/users",
            "DELETE /api/admin/users/{id}",
            "PATCH /api/admin/users/{id}",
            "POST /api/admin/users/{id}/password-link",
            "POST /api/keys",
            "GET /api/keys",
            "DELETE /api/keys/{id}",
            "PATCH /api/keys/{id}",
            "GET /api/session");

    static {
        open(
                Scope.TASKS_READ,
                "GET /api/events",
                "GET /api/models",
                "GET /api/shares",
                "GET /api/tasks",
                "GET /api/tasks/archive",
                "GET /api/tasks/{id}",
                "GET /api/tasks/{id}/audio",
                "GET /api/tasks/{id}/deliveries",
                "GET /api/tasks/{id}/peaks",
                "GET /api/tasks/{id}/segments",
                "GET /api/tasks/{id}/shares",
                "GET /api/tasks/{id}/transcript",
                "GET /api/tasks/{id}/transcript/versions",
                "GET /api/uploads",
                "HEAD /api/uploads/{id}",
                "OPTIONS /api/uploads",
                "GET /status/{task_id}",
                "GET /v1/models",
                "GET /v1/models/{id}");
        open(
                Scope.TASKS_WRITE,
                "DELETE /api/shares/{id}",
                "POST /api/tasks",
                "POST /api/tasks/batch",
                "DELETE /api/tasks/{id}",
                "PATCH /api/tasks/{id}",
                "POST /api/tasks/{id}/cancel",
                "POST /api/tasks/{id}/deliveries/{deliveryId}/replay",
                "POST /api/tasks/{id}/restore",
                "POST /api/tasks/{id}/retry",
                "POST /api/tasks/{id}/shares",
                "PUT /api/tasks/{id}/transcript",
                "POST /api/tasks/{id}/transcript/restore",
                "POST /api/uploads",
                "DELETE /api/uploads/{id}",
                "PATCH /api/uploads/{id}",
                "POST /transcribe",
                "POST /v1/audio/transcriptions",
                "POST /v1/audio/translations");
        open(Scope.USAGE_READ, "GET /api/usage");
        open(
                Scope.WEBHOOKS,
                "POST /api/webhooks",
                "GET /api/webhooks",
                "GET /api/webhooks/{id}",
                "DELETE /api/webhooks/{id}",
                "PATCH /api/webhooks/{id}",
                "GET /api/webhooks/{id}/deliveries",
                "POST /api/webhooks/{id}/deliveries/{deliveryId}/replay",
                "POST /api/webhooks/{id}/rotate",
                "POST /api/webhooks/{id}/test");
        open(
                Scope.ADMIN,
                "GET /api/admin/audit",
                "GET /api/admin/dead",
                "POST /api/admin/dead/{id}/requeue",
                "GET /api/admin/queue",
                "GET /api/admin/settings",
                "PATCH /api/admin/settings",
                "POST /api/admin/tasks/{id}/cancel",
                "GET /api/admin/usage",
                "GET /api/admin/users");
    }

    private KeyRoutes() {}

    private static void open(Scope scope, String... routes) {
        List.of(routes).forEach(route -> SCOPES.put(route, scope));
    }

    /** Empty when no scope allows the route. */
    static Optional<Scope> scope(String route) {
        return Optional.ofNullable(SCOPES.get(route));
    }

    /** All routes that have a scope. */
    static Set<String> scoped() {
        return Set.copyOf(SCOPES.keySet());
    }
}
