package io.whisperrest.api.usage;

import io.whisperrest.model.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/** How much of each quota a user has used. */
@ApplicationScoped
public class UsedRepository {
    private final Database database;

    UsedRepository(Database database) {
        this.database = database;
    }

    /** @param storageBytes of stored recordings, edited transcripts, bodies being received and unfinished uploads */
    public record Used(long audioMs, long storageBytes, long queuedTasks) {}

    public Used used(String userId, long now) {
        return database.read(handle -> new Used(
                audioMs(handle, userId, Day.of(now)), storageBytes(handle, userId, ""), queuedTasks(handle, userId)));
    }

    static long queuedTasks(Handle handle, String userId) {
        return one(
                handle,
                "SELECT count(*) FROM task WHERE user_id = :user AND status = 'QUEUED' AND deleted_at IS NULL",
                userId);
    }

    static long audioMs(Handle handle, String userId, String day) {
        return handle.createQuery("SELECT COALESCE(sum(audio_ms), 0) FROM usage WHERE user_id = :user AND day = :day")
                .bind("user", userId)
                .bind("day", day)
                .mapTo(Long.class)
                .one();
    }

    /** @param exceptTask whose reservation is not counted */
    static long storageBytes(Handle handle, String userId, String exceptTask) {
        long kept = one(handle, """
                        SELECT COALESCE(sum(audio_bytes), 0)
                        FROM (SELECT DISTINCT audio_key, audio_bytes FROM task WHERE user_id = :user
                            AND audio_key IS NOT NULL) AS kept""", userId);
        long uploads = one(
                handle,
                "SELECT COALESCE(sum(length), 0) FROM upload WHERE user_id = :user AND task_id IS NULL",
                userId);
        long versions = one(handle, """
                        SELECT COALESCE(sum(octet_length(version.segments) + octet_length(COALESCE(version.speakers, ''))), 0)
                        FROM transcript_version version
                        JOIN task ON task.id = version.task_id
                        WHERE task.user_id = :user""", userId);
        return kept
                + uploads
                + versions
                + handle.createQuery("""
                        SELECT COALESCE(sum(upload_bytes), 0)
                        FROM usage
                        WHERE user_id = :user AND state = 'RESERVED' AND task_id <> :except""")
                        .bind("user", userId)
                        .bind("except", exceptTask)
                        .mapTo(Long.class)
                        .one();
    }

    static boolean isAdmin(Handle handle, String userId) {
        return handle.createQuery("SELECT role FROM app_user WHERE id = :user")
                .bind("user", userId)
                .mapTo(String.class)
                .one()
                .equals("admin");
    }

    private static long one(Handle handle, String sql, String userId) {
        return handle.createQuery(sql).bind("user", userId).mapTo(Long.class).one();
    }
}
