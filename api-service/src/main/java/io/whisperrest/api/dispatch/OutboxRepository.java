package io.whisperrest.api.dispatch;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.IdParts;
import io.whisperrest.model.task.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Cancellations to be published to Redis, and the state that Redis should have. */
public final class OutboxRepository {
    private final Database database;

    public OutboxRepository(Database database) {
        this.database = database;
    }

    /** Part of the transaction that accepts or cancels the task; idempotent. */
    public static void add(Handle handle, String taskId, String kind, long now) {
        handle.createUpdate("""
                INSERT INTO outbox (task_id, kind, user_id, lane, model, created_at)
                SELECT id, :kind, user_id, lane, model, :now FROM task WHERE id = :id
                ON CONFLICT DO NOTHING""")
                .bind("id", taskId)
                .bind("kind", kind)
                .bind("now", now)
                .execute();
    }

    /** Claims a cancellation for this relay; false when another relay was faster. Two that claim at once do no harm. */
    boolean claimCancel(String taskId, long now, long until) {
        return database.write(
                handle -> handle.createUpdate("""
                        UPDATE outbox SET claimed_until = :until
                        WHERE task_id = :id AND kind = 'CANCEL' AND sent_at IS NULL
                            AND (claimed_until IS NULL OR claimed_until < :now)""")
                                .bind("id", taskId)
                                .bind("now", now)
                                .bind("until", until)
                                .execute()
                        == 1,
                handle -> handle.createQuery("""
                        SELECT true FROM outbox
                        WHERE task_id = :id AND kind = 'CANCEL' AND sent_at IS NULL AND claimed_until = :until""")
                        .bind("id", taskId)
                        .bind("until", until)
                        .mapTo(Boolean.class)
                        .findOne());
    }

    void cancelSent(String taskId, long now) {
        database.write(handle -> handle.createUpdate(
                        "UPDATE outbox SET sent_at = :now WHERE task_id = :id AND kind = 'CANCEL'")
                .bind("now", now)
                .bind("id", taskId)
                .execute());
    }

    /** Tasks whose cancellation has not been sent. */
    List<String> cancels() {
        return database.read(
                handle -> handle.createQuery("""
                SELECT task_id FROM outbox WHERE kind = 'CANCEL' AND sent_at IS NULL ORDER BY created_at LIMIT 100""").mapTo(String.class).list());
    }

    /** After a data loss in Redis: marks all unfinished tasks as unsent. */
    int forgetAdmissions() {
        return database.write(handle -> handle.createUpdate("""
                UPDATE outbox SET sent_at = NULL, claimed_until = NULL,
                    resumed = (SELECT CASE WHEN done_ms > 0 THEN 1 ELSE 0 END FROM task WHERE id = outbox.task_id)
                WHERE kind = 'ENQUEUE' AND task_id IN (SELECT id FROM task WHERE status IN ('QUEUED', 'RUNNING'))""").execute());
    }

    /** Admitted tasks without a sign of life since {@code before}, or with one in the future. */
    List<Task> silent(long before, long now) {
        return database.read(handle -> handle.createQuery("""
                SELECT t.*
                FROM outbox o
                JOIN task t ON t.id = o.task_id
                WHERE o.kind = 'ENQUEUE' AND o.sent_at IS NOT NULL AND t.status IN ('QUEUED', 'RUNNING')
                    AND (t.heartbeat_at IS NULL OR t.heartbeat_at < :before OR t.heartbeat_at > :now)""")
                .bind("before", before)
                .bind("now", now)
                .mapTo(Task.class)
                .list());
    }

    /** The given ids whose task has not ended. */
    Set<String> unfinished(List<String> ids) {
        Set<String> found = new HashSet<>();
        for (List<String> some : IdParts.of(ids)) {
            found.addAll(database.read(handle -> handle.createQuery(
                            "SELECT id FROM task WHERE id IN (<ids>) AND status IN ('QUEUED', 'RUNNING')")
                    .bindList("ids", some)
                    .mapTo(String.class)
                    .list()));
        }
        return found;
    }
}
