package io.whisperrest.api.admin;

import io.whisperrest.api.admin.QueueView.LaneView;
import io.whisperrest.api.admin.QueueView.RunningTask;
import io.whisperrest.api.admin.QueueView.WaitingUser;
import io.whisperrest.api.task.Cursor;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.ModelFacts;
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
                        SELECT :lane AS lane, count(*) AS length, (:now - min(created_at)) / 1000 AS oldest_seconds
                        FROM task
                        WHERE status = 'QUEUED' AND deleted_at IS NULL AND lane = :lane""")
                        .bind("lane", lane.word())
                        .bind("now", now)
                        .mapTo(LaneView.class)
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
                ORDER BY tasks DESC, t.user_id LIMIT :limit""")
                .bind("limit", MAX_ROWS)
                .mapTo(WaitingUser.class)
                .list());
    }

    List<RunningTask> running() {
        return database.read(handle -> handle.createQuery("""
                SELECT t.id AS task_id, t.user_id, u.email, t.worker, t.started_at,
                    CASE WHEN t.windows_total IS NULL THEN 'decoding' ELSE 'transcribing' END AS stage,
                    COALESCE(round(1000.0 * t.windows_done / NULLIF(t.windows_total, 0)) / 1000.0, 0) AS progress
                FROM task t
                JOIN app_user u ON u.id = t.user_id
                WHERE t.status = 'RUNNING'
                ORDER BY t.started_at, t.id LIMIT :limit""")
                .bind("limit", MAX_ROWS)
                .mapTo(RunningTask.class)
                .list());
    }

    record WorkerRow(
            String id,
            String version,
            String model,
            List<ModelFacts> models,
            String device,
            long slots,
            String state,
            Instant startedAt) {}

    /** Database facts only; whether a worker is alive comes from Redis. */
    List<WorkerRow> workers() {
        return database.read(handle -> handle.createQuery("""
                SELECT id, version, model, models, device, slots, state, started_at
                FROM worker
                ORDER BY started_at DESC, id LIMIT :limit""")
                .bind("limit", MAX_ROWS)
                .mapTo(WorkerRow.class)
                .list());
    }

    /** Most recent failure first. */
    List<DeadTask> dead(Cursor.Position behind, int limit) {
        return database.read(handle -> handle.createQuery("""
                SELECT t.id, t.user_id, u.email, t.model, t.audio_bytes AS bytes, t.audio_ms / 1000.0 AS duration,
                    t.failure_code AS code, t.attempts, t.crashes, t.created_at, t.finished_at
                FROM task t
                JOIN app_user u ON u.id = t.user_id
                WHERE t.status = 'FAILURE' AND t.failure_code IN (<codes>) AND t.deleted_at IS NULL
                    AND (t.finished_at < :at OR (t.finished_at = :at AND t.id < :id))
                ORDER BY t.finished_at DESC, t.id DESC LIMIT :limit""")
                .bindList("codes", DEAD_CODES)
                .bind("at", Long.parseLong(behind.at()))
                .bind("id", behind.id())
                .bind("limit", limit)
                .mapTo(DeadTask.class)
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
