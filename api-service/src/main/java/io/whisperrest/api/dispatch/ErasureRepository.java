package io.whisperrest.api.dispatch;

import io.whisperrest.model.database.Database;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Deleted and expired tasks, and what goes with them. */
public final class ErasureRepository {
    private static final String DUE = "(deleted_at < :deletedBefore OR expires_at <= :now)";
    private static final String AUDIO_DUE =
            "audio_expires_at <= :now AND audio_key IS NOT NULL AND finished_at IS NOT NULL";

    private final Database database;

    public ErasureRepository(Database database) {
        this.database = database;
    }

    /** Tasks deleted before that instant or expired, that no worker works on any more as far as Redis was told. */
    List<String> due(long deletedBefore, long now, int most) {
        return database.read(handle -> handle.createQuery("SELECT id FROM task WHERE " + DUE
                        + " AND status NOT IN ('QUEUED', 'RUNNING') AND NOT EXISTS (SELECT 1 FROM outbox"
                        + " WHERE task_id = task.id AND kind = 'CANCEL' AND sent_at IS NULL) LIMIT :most")
                .bind("deletedBefore", deletedBefore)
                .bind("now", now)
                .bind("most", most)
                .mapTo(String.class)
                .list());
    }

    boolean hasClosedAccounts() {
        return database.read(
                handle -> handle.createQuery("SELECT 1 FROM app_user WHERE email_key LIKE 'removed:%' LIMIT 1")
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    /** Accounts that were closed: their tasks are cancelled and due at once. */
    void claimOfClosedAccounts(long now) {
        String closed = "user_id IN (SELECT id FROM app_user WHERE email_key LIKE 'removed:%')";
        String open = closed + " AND status IN ('QUEUED', 'RUNNING')";
        database.write(handle -> {
            handle.createUpdate(
                            "INSERT INTO outbox (task_id, kind, created_at) SELECT id, 'CANCEL', :now FROM task WHERE "
                                    + open + " ON CONFLICT DO NOTHING")
                    .bind("now", now)
                    .execute();
            handle.createUpdate("UPDATE task SET status = 'CANCELLED', worker = NULL, finished_at = :now WHERE " + open)
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("UPDATE task SET deleted_at = 1 WHERE " + closed
                            + " AND (deleted_at IS NULL OR deleted_at > 1)")
                    .execute();
        });
    }

    /** Closed accounts whose last task is gone, with all that still hangs on them. */
    void eraseClosedAccounts() {
        database.write(handle -> handle.createUpdate("DELETE FROM app_user WHERE email_key LIKE 'removed:%'"
                        + " AND NOT EXISTS (SELECT 1 FROM task WHERE task.user_id = app_user.id)")
                .execute());
    }

    /** Removes the row and all that hangs on it; the audio's key when no other task holds it. */
    Optional<String> erase(String id, long deletedBefore, long now) {
        return database.write(handle -> {
            Optional<String> key = unshared(handle, id);
            int erased = handle.createUpdate("DELETE FROM task WHERE id = :id AND " + DUE)
                    .bind("id", id)
                    .bind("deletedBefore", deletedBefore)
                    .bind("now", now)
                    .execute();
            return erased == 1 ? key : Optional.empty();
        });
    }

    /** Tasks whose recording has been kept long enough. */
    List<String> audioDue(long now, int most) {
        return database.read(handle -> handle.createQuery("SELECT id FROM task WHERE " + AUDIO_DUE + " LIMIT :most")
                .bind("now", now)
                .bind("most", most)
                .mapTo(String.class)
                .list());
    }

    /** Lets go of the recording; its key when no other task holds it. The mark moves away, so that it is not found again. */
    Optional<String> eraseAudio(String id, long now) {
        return database.write(handle -> {
            Optional<String> key = unshared(handle, id);
            int erased = handle.createUpdate("UPDATE task SET audio_key = NULL, playable = 0, peaks = 0,"
                            + " audio_expires_at = :never WHERE id = :id AND " + AUDIO_DUE)
                    .bind("id", id)
                    .bind("never", Long.MAX_VALUE)
                    .bind("now", now)
                    .execute();
            return erased == 1 ? key : Optional.empty();
        });
    }

    private static Optional<String> unshared(Handle handle, String id) {
        return handle.createQuery("SELECT audio_key FROM task WHERE id = :id AND NOT EXISTS"
                        + " (SELECT 1 FROM task other WHERE other.audio_key = task.audio_key AND other.id <> task.id)")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }
}
