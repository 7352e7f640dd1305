package io.whisperrest.api.dispatch;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.IdParts;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The janitor's database queries. */
public final class JanitorRepository {
    private final Database database;

    public JanitorRepository(Database database) {
        this.database = database;
    }

    /** The keys that no task uses. */
    Set<String> unowned(List<String> audioKeys) {
        Set<String> left = new HashSet<>(audioKeys);
        for (List<String> some : IdParts.of(audioKeys)) {
            left.removeAll(new HashSet<>(
                    database.read(handle -> handle.createQuery("SELECT audio_key FROM task WHERE audio_key IN (<keys>)")
                            .bindList("keys", some)
                            .mapTo(String.class)
                            .list())));
        }
        return left;
    }

    /**
     * When this installation began, in epoch milliseconds. A restored copy keeps the time of its original, and so does one that moved to
     * another database; without it, the time of the first migration counts.
     */
    long bornAt() {
        return begun().orElseGet(this::firstMigration);
    }

    private Optional<Long> begun() {
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE name = 'installation-begun'")
                .mapTo(Long.class)
                .findOne());
    }

    private long firstMigration() {
        String first = database.read(
                handle -> handle.createQuery("SELECT min(installed_on) FROM flyway_schema_history WHERE success")
                        .mapTo(String.class)
                        .one());
        return LocalDateTime.parse(first.replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    /** True once a recording was ever accepted; its row of {@code usage} outlives its task. */
    boolean hasSeenAudio() {
        return database.read(
                        handle -> handle.createQuery("""
                SELECT 1
                WHERE EXISTS (SELECT 1 FROM task WHERE audio_key IS NOT NULL)
                    OR EXISTS (SELECT 1 FROM usage WHERE state <> 'RESERVED')""").mapTo(Integer.class).findOne())
                .isPresent();
    }

    /** A resumable upload that no task has used. */
    record OpenUpload(String id, long createdAt) {}

    List<OpenUpload> openUploads() {
        return database.read(handle -> handle.createQuery("SELECT id, created_at FROM upload WHERE task_id IS NULL")
                .mapTo(OpenUpload.class)
                .list());
    }

    /** True unless a task has used it in the meantime. */
    boolean eraseOpenUpload(String id) {
        return database.write(handle -> handle.createUpdate("DELETE FROM upload WHERE id = :id AND task_id IS NULL")
                        .bind("id", id)
                        .execute()
                == 1);
    }

    /** Uploads whose task was created before that instant, or no longer exists. */
    int eraseUsedUploads(long before) {
        return erase("""
                DELETE FROM upload
                WHERE task_id IS NOT NULL AND created_at < :before
                    AND NOT EXISTS (SELECT 1 FROM task WHERE task.id = upload.task_id AND task.created_at >= :before)""", before);
    }

    int eraseSentOutbox(long before) {
        return erase("""
                DELETE FROM outbox
                WHERE sent_at < :before AND task_id IN (SELECT id FROM task WHERE finished_at < :before)""", before);
    }

    int eraseIdempotency(long before) {
        return erase("DELETE FROM idempotency WHERE created_at < :before", before);
    }

    /** Removes reservations without a task whose body has not arrived and is no longer arriving. */
    int eraseReservations(Set<String> arriving, long before) {
        List<String> keep = arriving.isEmpty() ? List.of("") : List.copyOf(arriving);
        return database.write(handle -> handle.createUpdate("""
                DELETE FROM usage WHERE state = 'RESERVED' AND created_at < :before AND task_id NOT IN (<arriving>)""")
                .bind("before", before)
                .bindList("arriving", keep)
                .execute());
    }

    /** Includes those that still wait for a paused receiver. */
    int eraseDeliveries(long before) {
        return erase("DELETE FROM webhook_delivery WHERE created_at < :before", before);
    }

    int eraseSessions(long before) {
        return erase("DELETE FROM refresh_token WHERE expires_at < :before", before);
    }

    /** Share links and password links. */
    int eraseLinks(long before) {
        return erase("DELETE FROM share WHERE expires_at < :before", before)
                + erase("DELETE FROM password_link WHERE expires_at < :before", before);
    }

    int eraseAudit(long before) {
        return erase("DELETE FROM audit_entry WHERE at < :before", before);
    }

    /** Usage of tasks, which outlives the tasks. */
    int eraseUsage(long before) {
        return erase("DELETE FROM usage WHERE finished_at < :before", before);
    }

    /** Rows of dead workers; keeps the newest row, so that a list of models remains known. */
    int eraseWorkers(Set<String> alive, long before) {
        List<String> keep = alive.isEmpty() ? List.of("") : List.copyOf(alive);
        return database.write(handle -> handle.createUpdate("""
                DELETE FROM worker
                WHERE started_at < :before AND id NOT IN (<alive>)
                    AND started_at < (SELECT max(started_at) FROM worker)""")
                .bind("before", before)
                .bindList("alive", keep)
                .execute());
    }

    private int erase(String sql, long before) {
        return database.write(
                handle -> handle.createUpdate(sql).bind("before", before).execute());
    }
}
