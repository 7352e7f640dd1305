package io.whisperrest.api.webhook;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.webhook.WebhookEvent;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The named queries of {@code webhook_endpoint}, restricted to the owner. */
@Singleton
class EndpointRepository {
    private static final String MINE = " WHERE id = :id AND user_id = :user";

    private final Database database;

    EndpointRepository(Database database) {
        this.database = database;
    }

    /** Oldest first. */
    List<Endpoint> of(String userId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM webhook_endpoint WHERE user_id = :user ORDER BY created_at, id")
                .bind("user", userId)
                .map((row, context) -> endpoint(row))
                .list());
    }

    Optional<Endpoint> find(String id, String userId) {
        return database.read(handle -> handle.createQuery("SELECT * FROM webhook_endpoint" + MINE)
                .bind("id", id)
                .bind("user", userId)
                .map((row, context) -> endpoint(row))
                .findOne());
    }

    /** False when the user already has {@code most} endpoints. */
    boolean add(Endpoint endpoint, String sealedSecret, int most) {
        return database.write(
                handle -> handle.createUpdate("""
                        INSERT INTO webhook_endpoint (id, user_id, url, events, include, description, secret,
                            created_at) SELECT :id, :user, :url, :events, :include, :description, :secret, :now
                        WHERE (SELECT count(*) FROM webhook_endpoint WHERE user_id = :user) < :most""")
                                .bind("id", endpoint.id())
                                .bind("user", endpoint.userId())
                                .bind("url", endpoint.url())
                                .bind("events", WebhookEvent.write(endpoint.events()))
                                .bind("include", endpoint.include().word())
                                .bind("description", endpoint.description())
                                .bind("secret", sealedSecret)
                                .bind("now", endpoint.createdAt())
                                .bind("most", most)
                                .execute()
                        == 1,
                handle -> handle.createQuery("SELECT 1 FROM webhook_endpoint" + MINE)
                        .bind("id", endpoint.id())
                        .bind("user", endpoint.userId())
                        .mapTo(Boolean.class)
                        .findOne());
    }

    /** Updates the fields that the owner may change; false when the user has no such endpoint. */
    boolean change(Endpoint endpoint) {
        return database.write(handle -> handle.createUpdate("UPDATE webhook_endpoint SET url = :url, events = :events,"
                                + " include = :include, description = :description, enabled = :enabled" + MINE)
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
        database.write(handle -> handle.createUpdate("UPDATE webhook_endpoint SET paused_at = NULL,"
                        + " pause_reason = NULL, failures_in_row = 0, first_failure_at = NULL" + MINE)
                .bind("id", id)
                .bind("user", userId)
                .execute());
    }

    /** Deletes an endpoint with its deliveries; false when the user has no such endpoint. */
    boolean erase(String id, String userId) {
        return database.write(handle -> handle.createUpdate("DELETE FROM webhook_endpoint" + MINE)
                        .bind("id", id)
                        .bind("user", userId)
                        .execute()
                == 1);
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        return new Endpoint(
                row.getString("id"),
                row.getString("user_id"),
                row.getString("url"),
                WebhookEvent.read(row.getString("events")),
                Include.of(row.getString("include")).orElseThrow(),
                row.getString("description"),
                row.getLong("enabled") == 1,
                number(row, "paused_at"),
                row.getString("pause_reason"),
                row.getLong("failures_in_row"),
                number(row, "last_success_at"),
                row.getLong("created_at"));
    }

    private static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
