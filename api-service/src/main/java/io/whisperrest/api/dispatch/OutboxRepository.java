package io.whisperrest.api.dispatch;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/** Rows waiting to be published to Redis, and the state that Redis should have. */
public final class OutboxRepository {
    private final Database database;

    public OutboxRepository(Database database) {
        this.database = database;
    }

    /** Number of admitted, unfinished tasks by user. */
    Map<String, Integer> admittedByUser() {
        return database.read(handle -> handle.createQuery("""
                SELECT t.user_id, count(*) AS tasks
                FROM task t
                JOIN outbox o ON o.task_id = t.id
                WHERE t.status IN ('QUEUED', 'RUNNING') AND o.kind = 'ENQUEUE' AND o.sent_at IS NOT NULL
                GROUP BY t.user_id""")
                .setMapKeyColumn("user_id")
                .setMapValueColumn("tasks")
                .collectInto(new GenericType<Map<String, Integer>>() {}));
    }

    /** Unsent and unclaimed tasks, the oldest {@code limit} of each user and lane. */
    List<WaitingTask> waiting(int limit, long now) {
        return database.read(handle -> handle.createQuery("""
                SELECT id, user_id, lane, created_at, resumed
                FROM (SELECT t.id, t.user_id, t.lane, t.created_at, t.done_ms > 0 AS resumed,
                        row_number() OVER (PARTITION BY t.user_id, t.lane ORDER BY t.created_at, t.id) AS turn
                    FROM outbox o
                    JOIN task t ON t.id = o.task_id
                    WHERE o.kind = 'ENQUEUE' AND o.sent_at IS NULL AND t.status IN ('QUEUED', 'RUNNING')
                        AND (o.claimed_until IS NULL OR o.claimed_until < :now)) ranked
                WHERE turn <= :limit
                ORDER BY created_at, id""")
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(WaitingTask.class)
                .list());
    }

    /** Part of the transaction that accepts or cancels the task; idempotent. */
    public static void add(Handle handle, String taskId, String kind, long now) {
        handle.createUpdate(
                        "INSERT INTO outbox (task_id, kind, created_at) VALUES (:id, :kind, :now) ON CONFLICT DO NOTHING")
                .bind("id", taskId)
                .bind("kind", kind)
                .bind("now", now)
                .execute();
    }

    /** Claims one row for this relay; false when another relay was faster. */
    boolean claim(String taskId, String kind, long now, long until) {
        return database.write(
                handle -> !handle.createQuery("""
                        UPDATE outbox SET claimed_until = :until
                        WHERE task_id = :id AND kind = :kind AND sent_at IS NULL
                            AND (claimed_until IS NULL OR claimed_until < :now)
                        RETURNING task_id""")
                        .bind("id", taskId)
                        .bind("kind", kind)
                        .bind("now", now)
                        .bind("until", until)
                        .mapTo(String.class)
                        .list()
                        .isEmpty(),
                handle -> isClaimed(handle, taskId, kind, until));
    }

    /** Two relays that claim in the same millisecond could both see their claim here; enqueuing twice does no harm. */
    private static Optional<Boolean> isClaimed(Handle handle, String taskId, String kind, long until) {
        return handle.createQuery("""
                        SELECT 1 FROM outbox
                        WHERE task_id = :id AND kind = :kind AND sent_at IS NULL AND claimed_until = :until""")
                .bind("id", taskId)
                .bind("kind", kind)
                .bind("until", until)
                .mapTo(Boolean.class)
                .findOne();
    }

    void unclaim(String taskId) {
        database.write(handle -> handle.createUpdate(
                        "UPDATE outbox SET claimed_until = NULL WHERE task_id = :id AND kind = 'ENQUEUE' AND sent_at IS NULL")
                .bind("id", taskId)
                .execute());
    }

    /** Marks the task as known to Redis. */
    void admitted(String taskId, long now) {
        database.write(handle -> {
            sent(handle, taskId, "ENQUEUE", now);
            return handle.createUpdate("UPDATE task SET heartbeat_at = :now WHERE id = :id AND status = 'QUEUED'")
                    .bind("now", now)
                    .bind("id", taskId)
                    .execute();
        });
    }

    void cancelSent(String taskId, long now) {
        database.write(handle -> sent(handle, taskId, "CANCEL", now));
    }

    private static int sent(Handle handle, String taskId, String kind, long now) {
        return handle.createUpdate("UPDATE outbox SET sent_at = :now WHERE task_id = :id AND kind = :kind")
                .bind("now", now)
                .bind("id", taskId)
                .bind("kind", kind)
                .execute();
    }

    /** Unsent cancellations: the id, and whether the task was ever published to Redis. */
    List<UnsentCancel> cancels() {
        return database.read(
                handle -> handle.createQuery("""
                SELECT c.task_id, e.sent_at IS NOT NULL AS was_admitted
                FROM outbox c
                LEFT JOIN outbox e ON e.task_id = c.task_id AND e.kind = 'ENQUEUE'
                WHERE c.kind = 'CANCEL' AND c.sent_at IS NULL
                ORDER BY c.created_at LIMIT 100""").mapTo(UnsentCancel.class).list());
    }

    record UnsentCancel(String taskId, boolean wasAdmitted) {}

    /** After a data loss in Redis: marks all unfinished tasks as unsent. */
    int forgetAdmissions() {
        return database.write(handle -> handle.createUpdate("""
                UPDATE outbox SET sent_at = NULL, claimed_until = NULL
                WHERE kind = 'ENQUEUE' AND task_id IN (SELECT id FROM task WHERE status IN ('QUEUED', 'RUNNING'))""").execute());
    }

    /** Admitted tasks without a sign of life since {@code before}, or with one in the future. */
    List<Task> silent(long before, long now) {
        return database.read(handle -> handle.createQuery("""
                SELECT t.*
                FROM task t
                JOIN outbox o ON o.task_id = t.id
                WHERE t.status IN ('QUEUED', 'RUNNING') AND o.kind = 'ENQUEUE' AND o.sent_at IS NOT NULL
                    AND (t.heartbeat_at IS NULL OR t.heartbeat_at < :before OR t.heartbeat_at > :now)""")
                .bind("before", before)
                .bind("now", now)
                .mapTo(Task.class)
                .list());
    }

    /** The given ids whose task has not ended. */
    Set<String> notOver(List<String> ids) {
        Set<String> found = new HashSet<>();
        for (int from = 0; from < ids.size(); from += 500) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + 500));
            found.addAll(database.read(handle -> handle.createQuery(
                            "SELECT id FROM task WHERE id IN (<ids>) AND status IN ('QUEUED', 'RUNNING')")
                    .bindList("ids", some)
                    .mapTo(String.class)
                    .list()));
        }
        return found;
    }

    /** Number of rows that have been waiting since before {@code before}. */
    int unsentSince(long before) {
        return database.read(handle -> handle.createQuery("""
                        SELECT count(*)
                        FROM outbox o
                        JOIN task t ON t.id = o.task_id
                        WHERE o.kind = 'ENQUEUE' AND o.sent_at IS NULL AND o.created_at < :before
                            AND t.status IN ('QUEUED', 'RUNNING')""")
                .bind("before", before)
                .mapTo(Integer.class)
                .one());
    }

    /** Slots of the given workers. */
    List<Integer> slots(List<String> workers) {
        return workers.isEmpty()
                ? List.of()
                : database.read(handle -> handle.createQuery("SELECT slots FROM worker WHERE id IN (<ids>)")
                        .bindList("ids", workers)
                        .mapTo(Integer.class)
                        .list());
    }
}
