package io.whisperrest.api.admin;

import io.whisperrest.api.admin.QueueView.LaneView;
import io.whisperrest.api.admin.QueueView.RunningTask;
import io.whisperrest.api.admin.QueueView.WaitingUser;
import io.whisperrest.api.admin.QueueView.WorkerView;
import io.whisperrest.api.task.Cursor;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.queue.Lane;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tasks of all users, without anything that reveals their content. */
@Singleton
class AdminQueueRepository {
    private static final int MAX_ROWS = 500;
    /** Failures on the service's side, as opposed to rejected input. */
    private static final List<String> DEAD_CODES = Stream.of(FailureCode.values())
            .filter(code -> code.isRetryable() || code == FailureCode.POISON)
            .map(FailureCode::name)
            .toList();

    private final Database database;

    AdminQueueRepository(Database database) {
        this.database = database;
    }

    List<LaneView> lanes(long now) {
        return database.read(handle -> Arrays.stream(Lane.values())
                .map(lane -> handle.createQuery("""
                        SELECT count(*) AS length, min(created_at) AS oldest
                        FROM task
                        WHERE status = 'QUEUED' AND deleted_at IS NULL AND lane = :lane""")
                        .bind("lane", lane.word())
                        .map((row, context) -> new LaneView(
                                lane,
                                row.getLong("length"),
                                row.getLong("length") == 0 ? null : (now - row.getLong("oldest")) / 1000))
                        .one())
                .toList());
    }

    List<WaitingUser> waiting() {
        return database.read(handle -> handle.createQuery("""
                SELECT t.user_id, u.email, count(*) AS tasks
                FROM task t
                JOIN app_user u ON u.id = t.user_id
                WHERE t.status = 'QUEUED' AND t.deleted_at IS NULL
                GROUP BY t.user_id, u.email
                ORDER BY tasks DESC, t.user_id LIMIT :most""")
                .bind("most", MAX_ROWS)
                .map((row, context) ->
                        new WaitingUser(row.getString("user_id"), row.getString("email"), row.getLong("tasks")))
                .list());
    }

    List<RunningTask> running() {
        return database.read(handle -> handle.createQuery("""
                SELECT t.id, t.user_id, u.email, t.worker, t.windows_done, t.windows_total, t.started_at
                FROM task t
                JOIN app_user u ON u.id = t.user_id
                WHERE t.status = 'RUNNING'
                ORDER BY t.started_at, t.id LIMIT :most""")
                .bind("most", MAX_ROWS)
                .map((row, context) -> {
                    long total = row.getLong("windows_total");
                    boolean decoding = row.wasNull();
                    return new RunningTask(
                            row.getString("id"),
                            row.getString("user_id"),
                            row.getString("email"),
                            row.getString("worker"),
                            decoding ? "decoding" : "transcribing",
                            total == 0 ? 0 : Math.round(1000.0 * row.getLong("windows_done") / total) / 1000.0,
                            Instant.ofEpochMilli(row.getLong("started_at")));
                })
                .list());
    }

    /** Database facts only; whether a worker is alive comes from Redis. */
    List<WorkerView> workers() {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM worker ORDER BY started_at DESC, id LIMIT :most")
                .bind("most", MAX_ROWS)
                .map((row, context) -> new WorkerView(
                        row.getString("id"),
                        row.getString("version"),
                        row.getString("model"),
                        row.getString("device"),
                        row.getLong("slots"),
                        row.getString("state"),
                        Instant.ofEpochMilli(row.getLong("started_at")),
                        null))
                .list());
    }

    /** Most recent failure first. */
    List<DeadTask> dead(Cursor.Position behind, int most) {
        return database.read(handle -> handle.createQuery("""
                SELECT t.id, t.user_id, u.email, t.model, t.audio_bytes, t.audio_ms, t.failure_code, t.attempts,
                    t.crashes, t.created_at, t.finished_at
                FROM task t
                JOIN app_user u ON u.id = t.user_id
                WHERE t.status = 'FAILURE' AND t.failure_code IN (<codes>) AND t.deleted_at IS NULL
                    AND (t.finished_at < :at OR (t.finished_at = :at AND t.id < :id))
                ORDER BY t.finished_at DESC, t.id DESC LIMIT :most""")
                .bindList("codes", DEAD_CODES)
                .bind("at", Long.parseLong(behind.at()))
                .bind("id", behind.id())
                .bind("most", most)
                .map((row, context) -> {
                    long audioMs = row.getLong("audio_ms");
                    boolean decoded = !row.wasNull();
                    return new DeadTask(
                            row.getString("id"),
                            row.getString("user_id"),
                            row.getString("email"),
                            row.getString("model"),
                            row.getLong("audio_bytes"),
                            decoded ? audioMs / 1000.0 : null,
                            FailureCode.valueOf(row.getString("failure_code")),
                            row.getLong("attempts"),
                            row.getLong("crashes"),
                            Instant.ofEpochMilli(row.getLong("created_at")),
                            Instant.ofEpochMilli(row.getLong("finished_at")));
                })
                .list());
    }

    Optional<String> ownerOfDead(String id) {
        return database.read(handle -> handle.createQuery("""
                SELECT user_id
                FROM task
                WHERE id = :id AND status = 'FAILURE' AND failure_code IN (<codes>) AND deleted_at IS NULL""")
                .bind("id", id)
                .bindList("codes", DEAD_CODES)
                .mapTo(String.class)
                .findOne());
    }

    Optional<String> owner(String id) {
        return database.read(
                handle -> handle.createQuery("SELECT user_id FROM task WHERE id = :id AND deleted_at IS NULL")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne());
    }
}
