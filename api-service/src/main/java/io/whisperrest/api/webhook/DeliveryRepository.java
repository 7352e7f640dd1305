package io.whisperrest.api.webhook;

import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Lets the owner of an endpoint or task read and replay its deliveries. */
@Singleton
class DeliveryRepository {
    private static final String OF_ENDPOINT = """
            SELECT d.*
            FROM webhook_delivery d
            JOIN webhook_endpoint e ON e.id = d.endpoint_id
            WHERE d.endpoint_id = :of AND e.user_id = :user""";
    private static final String OF_TASK = """
            SELECT d.*
            FROM webhook_delivery d
            JOIN task t ON t.id = d.task_id
            WHERE d.task_id = :of AND t.user_id = :user AND t.deleted_at IS NULL""";

    private final Database database;

    DeliveryRepository(Database database) {
        this.database = database;
    }

    /** Deliveries older than the given one, newest first. */
    List<Delivery> after(String endpointId, String userId, long createdAt, String id, int limit) {
        return database.read(handle -> handle.createQuery("""
                <deliveries> AND (d.created_at < :at OR (d.created_at = :at AND d.id < :id))
                ORDER BY d.created_at DESC, d.id DESC LIMIT :limit""")
                .define("deliveries", OF_ENDPOINT)
                .bind("of", endpointId)
                .bind("user", userId)
                .bind("at", createdAt)
                .bind("id", id)
                .bind("limit", limit)
                .mapTo(Delivery.class)
                .list());
    }

    List<Delivery> ofTask(String taskId, String userId) {
        return database.read(handle -> handle.createQuery("<deliveries> ORDER BY d.created_at, d.id")
                .define("deliveries", OF_TASK)
                .bind("of", taskId)
                .bind("user", userId)
                .mapTo(Delivery.class)
                .list());
    }

    Optional<Delivery> findOfEndpoint(String id, String endpointId, String userId) {
        return find(OF_ENDPOINT, id, endpointId, userId);
    }

    Optional<Delivery> findOfTask(String id, String taskId, String userId) {
        return find(OF_TASK, id, taskId, userId);
    }

    private Optional<Delivery> find(String deliveries, String id, String of, String userId) {
        return database.read(handle -> handle.createQuery("<deliveries> AND d.id = :id")
                .define("deliveries", deliveries)
                .bind("id", id)
                .bind("of", of)
                .bind("user", userId)
                .mapTo(Delivery.class)
                .findOne());
    }

    /** Makes a delivery due now, whatever its state. Leaves it alone while it is being sent. */
    void replay(String id, long now) {
        database.write(handle ->
                handle.createUpdate("""
                UPDATE webhook_delivery SET state = 'PENDING', next_attempt_at = :now, claimed_until = NULL,
                    finished_at = NULL
                WHERE id = :id AND (claimed_until IS NULL OR claimed_until < :now)""").bind("id", id).bind("now", now).execute());
    }

    /** Stores a test call as final, whatever its outcome. */
    void addTest(String id, Endpoint endpoint, String event, String body, Attempt attempt, long now) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO webhook_delivery (id, target, endpoint_id, url, event, body, state, attempts,
                            created_at, finished_at) SELECT :id, :endpoint, :endpoint, :url, :event, :body,
                            :state, :attempts, :now, :now
                        WHERE EXISTS (SELECT 1 FROM webhook_endpoint WHERE id = :endpoint)
                        ON CONFLICT DO NOTHING""")
                .bind("id", id)
                .bind("endpoint", endpoint.id())
                .bind("url", endpoint.url())
                .bind("event", event)
                .bind("body", body)
                .bind("state", attempt.succeeded() ? "DELIVERED" : "FAILED")
                .bind("attempts", Attempts.write(List.of(attempt)))
                .bind("now", now)
                .execute());
    }
}
