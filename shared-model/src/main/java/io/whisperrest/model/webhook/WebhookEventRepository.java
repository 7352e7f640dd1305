package io.whisperrest.model.webhook;

import io.whisperrest.model.task.TaskStatus;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Creates the webhook deliveries of a task that ended. Runs in the transaction that ends the task, so both are committed or neither is.
 */
public final class WebhookEventRepository {
    private WebhookEventRepository() {}

    /**
     * @param target id of the endpoint, or {@code task} for the URL that the task itself carries
     * @param events null = all
     */
    private record Receiver(String target, String endpointId, String url, String events) {}

    /**
     * Safe to repeat: each event of a task is written once per receiver.
     *
     * @param status the task's final status
     */
    public static void taskEnded(Handle handle, String taskId, TaskStatus status, long now) {
        WebhookEvent event = WebhookEvent.of(status);
        for (Receiver receiver : receivers(handle, taskId)) {
            if (receiver.events() == null
                    || WebhookEvent.read(receiver.events()).contains(event)) {
                insert(handle, taskId, receiver, event, now);
            }
        }
    }

    /** Includes paused endpoints: their deliveries wait until they resume. */
    private static List<Receiver> receivers(Handle handle, String taskId) {
        return handle.createQuery("""
                SELECT e.id AS target, e.id AS endpoint_id, e.url, e.events
                FROM webhook_endpoint e
                JOIN task t ON t.user_id = e.user_id
                WHERE t.id = :id AND e.enabled = 1
                UNION ALL
                SELECT 'task', NULL, webhook_url, NULL
                FROM task
                WHERE id = :id AND webhook_url IS NOT NULL""").bind("id", taskId).mapTo(Receiver.class).list();
    }

    /** The body is written at the first attempt, by the service that renders tasks for their owner. */
    private static void insert(Handle handle, String taskId, Receiver receiver, WebhookEvent event, long now) {
        handle.createUpdate("""
                INSERT INTO webhook_delivery (id, task_id, target, endpoint_id, url, event, body, state,
                    next_attempt_at, created_at)
                VALUES (:id, :task, :target, :endpoint, :url, :event, '', 'PENDING', :now, :now)
                ON CONFLICT DO NOTHING""")
                .bind("id", UUID.randomUUID().toString())
                .bind("task", taskId)
                .bind("target", receiver.target())
                .bind("endpoint", receiver.endpointId())
                .bind("url", receiver.url())
                .bind("event", event.word())
                .bind("now", now)
                .execute();
    }
}
