package io.whisperrest.api.dispatch;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEnding;
import io.whisperrest.model.ending.TaskEndings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/** Deleted and expired tasks, and the data attached to them. */
public final class ErasureRepository {
    private static final String DUE = "(deleted_at < :deletedBefore OR expires_at <= :now)";
    private static final String AUDIO_DUE =
            "audio_expires_at <= :now AND audio_key IS NOT NULL AND finished_at IS NOT NULL";

    private final Database database;
    private final TaskEndings taskEndings;

    public ErasureRepository(Database database, TaskEndings taskEndings) {
        this.database = database;
        this.taskEndings = taskEndings;
    }

    /** Tasks that were deleted before that instant or have expired, and whose
     * cancellation, if any, has been published to Redis. */
    List<String> due(long deletedBefore, long now, int limit) {
        return database.read(handle -> handle.createQuery("""
                SELECT id
                FROM task
                WHERE <due> AND status NOT IN ('QUEUED', 'RUNNING')
                    AND NOT EXISTS (SELECT 1 FROM outbox WHERE task_id = task.id AND kind = 'CANCEL' AND sent_at IS NULL)
                LIMIT :limit""")
                .define("due", DUE)
                .bind("deletedBefore", deletedBefore)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    boolean hasClosedAccounts() {
        return database.read(handle -> handle.createQuery("SELECT 1 FROM app_user WHERE closed_at IS NOT NULL LIMIT 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** Cancels the tasks of closed accounts and makes them due at once. */
    void claimOfClosedAccounts(long now) {
        Map<String, String> owners = database.read(handle -> handle.createQuery("""
                SELECT id, user_id
                FROM task
                WHERE user_id IN (SELECT id FROM app_user WHERE closed_at IS NOT NULL)
                    AND status IN ('QUEUED', 'RUNNING')""")
                .setMapKeyColumn("id")
                .setMapValueColumn("user_id")
                .collectInto(new GenericType<Map<String, String>>() {}));
        owners.forEach((id, userId) -> taskEndings.end(
                TaskEnding.cancellation(id, userId), now, handle -> OutboxRepository.add(handle, id, "CANCEL", now)));
        database.write(handle -> handle.createUpdate("""
                UPDATE task SET deleted_at = 1
                WHERE user_id IN (SELECT id FROM app_user WHERE closed_at IS NOT NULL)
                    AND (deleted_at IS NULL OR deleted_at > 1)""").execute());
    }

    /** Removes closed accounts without remaining tasks, together with all their data. */
    void eraseClosedAccounts() {
        database.write(handle -> handle.createUpdate("""
                DELETE FROM app_user
                WHERE closed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM task WHERE task.user_id = app_user.id)""").execute());
    }

    /**
     * Removes the row and everything attached to it.
     *
     * @return key of the audio when no other task uses it
     */
    Optional<String> erase(String id, long deletedBefore, long now) {
        return database.write(handle -> {
            Optional<String> key = unshared(handle, id);
            int erased = handle.createUpdate("DELETE FROM task WHERE id = :id AND <due>")
                    .define("due", DUE)
                    .bind("id", id)
                    .bind("deletedBefore", deletedBefore)
                    .bind("now", now)
                    .execute();
            return erased == 1 ? key : Optional.empty();
        });
    }

    /** Tasks whose recording has expired. */
    List<String> audioDue(long now, int limit) {
        return database.read(handle -> handle.createQuery("SELECT id FROM task WHERE <due> LIMIT :limit")
                .define("due", AUDIO_DUE)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    /**
     * Detaches the recording from the task, and moves its expiry time so that it is not found again.
     *
     * @return key of the audio when no other task uses it
     */
    Optional<String> eraseAudio(String id, long now) {
        return database.write(handle -> {
            Optional<String> key = unshared(handle, id);
            int erased = handle.createUpdate("""
                    UPDATE task SET audio_key = NULL, playable = 0, peaks = 0, audio_expires_at = :never
                    WHERE id = :id AND <due>""")
                    .define("due", AUDIO_DUE)
                    .bind("id", id)
                    .bind("never", Long.MAX_VALUE)
                    .bind("now", now)
                    .execute();
            return erased == 1 ? key : Optional.empty();
        });
    }

    /**
     * Locks all tasks with this recording first. So no retry can take it over between this look and the end of the transaction, and of two
     * erasures the second sees that it is the last.
     */
    private static Optional<String> unshared(Handle handle, String id) {
        handle.createUpdate("""
                        UPDATE task SET audio_key = audio_key
                        WHERE audio_key = (SELECT audio_key FROM task WHERE id = :id)""").bind("id", id).execute();
        return handle.createQuery("""
                SELECT audio_key
                FROM task
                WHERE id = :id AND NOT EXISTS (SELECT 1 FROM task other WHERE other.audio_key = task.audio_key
                    AND other.id <> task.id)""").bind("id", id).mapTo(String.class).findOne();
    }
}
