package io.whisperrest.model.webhook;

import io.whisperrest.model.task.TaskStatus;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The deliveries that the end of a task owes. Part of the transaction that ends it, so neither is there without the other. */
public final class WebhookEventRepository {
    /** Target of the URL that a task brought itself; other targets are ids of end points. */
    private static final String OF_THE_TASK = "task";

    private WebhookEventRepository() {}

    private record Receiver(String target, String endpointId, String url, String events) {}

    /**
     * Harmless to repeat: an event of a task is written once for each receiver.
     *
     * @param status the final one that the task has now
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

    /** Paused ones too: what they missed waits for them. */
    private static List<Receiver> receivers(Handle handle, String taskId) {
        return handle.createQuery("SELECT e.id AS target, e.id AS endpoint_id, e.url AS url, e.events AS events"
                        + " FROM webhook_endpoint e JOIN task t ON t.user_id = e.user_id WHERE t.id = :id AND e.enabled = 1"
                        + " UNION ALL SELECT '" + OF_THE_TASK + "', NULL, webhook_url, NULL FROM task"
                        + " WHERE id = :id AND webhook_url IS NOT NULL")
                .bind("id", taskId)
                .map((row, context) -> new Receiver(
                        row.getString("target"),
                        row.getString("endpoint_id"),
                        row.getString("url"),
                        row.getString("events")))
                .list();
    }

    /** The body is written at the first attempt, by the service that knows how a task looks to its owner. */
    private static void insert(Handle handle, String taskId, Receiver receiver, WebhookEvent event, long now) {
        handle.createUpdate("INSERT INTO webhook_delivery (id, task_id, target, endpoint_id, url, event, body, state,"
                        + " next_attempt_at, created_at) VALUES (:id, :task, :target, :endpoint, :url, :event, '', 'PENDING',"
                        + " :now, :now) ON CONFLICT DO NOTHING")
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
