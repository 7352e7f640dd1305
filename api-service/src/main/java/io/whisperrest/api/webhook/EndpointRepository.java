package io.whisperrest.api.webhook;

import io.whisperrest.api.account.UserRepository;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.webhook.WebhookEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The named queries of {@code webhook_endpoint}, restricted to the owner. */
@Singleton
class EndpointRepository {
    private final Database database;

    EndpointRepository(Database database) {
        this.database = database;
    }

    /** Oldest first. */
    List<Endpoint> of(String userId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM webhook_endpoint WHERE user_id = :user ORDER BY created_at, id")
                .bind("user", userId)
                .mapTo(Endpoint.class)
                .list());
    }

    Optional<Endpoint> find(String id, String userId) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM webhook_endpoint WHERE id = :id AND user_id = :user")
                        .bind("id", id)
                        .bind("user", userId)
                        .mapTo(Endpoint.class)
                        .findOne());
    }

    /** False when the user already has {@code limit} endpoints. */
    boolean add(Endpoint endpoint, String sealedSecret, int limit) {
        return database.write(
                handle -> {
                    UserRepository.lock(handle, endpoint.userId());
                    return handle.createUpdate("""
                        INSERT INTO webhook_endpoint (id, user_id, url, events, include, description, secret,
                            created_at) SELECT :id, :user, :url, :events, :include, :description, :secret, :now
                        WHERE (SELECT count(*) FROM webhook_endpoint WHERE user_id = :user) < :limit""")
                                    .bind("id", endpoint.id())
                                    .bind("user", endpoint.userId())
                                    .bind("url", endpoint.url())
                                    .bind("events", WebhookEvent.write(endpoint.events()))
                                    .bind("include", endpoint.include().word())
                                    .bind("description", endpoint.description())
                                    .bind("secret", sealedSecret)
                                    .bind("now", endpoint.createdAt())
                                    .bind("limit", limit)
                                    .execute()
                            == 1;
                },
                handle -> handle.createQuery("SELECT 1 FROM webhook_endpoint WHERE id = :id AND user_id = :user")
                        .bind("id", endpoint.id())
                        .bind("user", endpoint.userId())
                        .mapTo(Boolean.class)
                        .findOne());
    }

    /** Updates the fields that the owner may change; false when the user has no such endpoint. */
    boolean change(Endpoint endpoint) {
        return database.write(handle -> handle.createUpdate("""
                UPDATE webhook_endpoint SET url = :url, events = :events, include = :include,
                    description = :description, enabled = :enabled
                WHERE id = :id AND user_id = :user""")
                        .bind("id", endpoint.id())
                        .bind("user", endpoint.userId())
                        .bind("url", endpoint.url())
                        .bind("events", WebhookEvent.write(endpoint.events()))
                        .bind("include", endpoint.include().word())
                        .bind("description", endpoint.description())
                        .bind("enabled", endpoint.enabled() ? 1 : 0)
                        .execute()
                == 1);
    }

    /** Ends a pause: waiting deliveries are sent, and the failure count restarts at zero. */
    void resume(String id, String userId) {
        database.write(handle ->
                handle.createUpdate("""
                UPDATE webhook_endpoint SET paused_at = NULL, pause_reason = NULL, failures_in_row = 0,
                    first_failure_at = NULL
                WHERE id = :id AND user_id = :user""").bind("id", id).bind("user", userId).execute());
    }

    /** Deletes an endpoint with its deliveries; false when the user has no such endpoint. */
    boolean erase(String id, String userId) {
        return database.write(
                handle -> handle.createUpdate("DELETE FROM webhook_endpoint WHERE id = :id AND user_id = :user")
                                .bind("id", id)
                                .bind("user", userId)
                                .execute()
                        == 1);
    }
}
