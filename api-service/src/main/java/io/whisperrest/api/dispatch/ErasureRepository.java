package io.whisperrest.api.dispatch;

import io.whisperrest.model.database.Database;
import java.util.List;
import java.util.Optional;

/** Deleted tasks, and what goes with them. */
public final class ErasureRepository {
    private final Database database;

    public ErasureRepository(Database database) {
        this.database = database;
    }

    /** Tasks deleted before that instant that no worker works on any more as far as Redis was told. */
    List<String> due(long before, int most) {
        return database.read(handle -> handle.createQuery("SELECT id FROM task WHERE deleted_at < :before"
                        + " AND status NOT IN ('QUEUED', 'RUNNING') AND NOT EXISTS (SELECT 1 FROM outbox"
                        + " WHERE task_id = task.id AND kind = 'CANCEL' AND sent_at IS NULL) LIMIT :most")
                .bind("before", before)
                .bind("most", most)
                .mapTo(String.class)
                .list());
    }

    /** Removes the row and all that hangs on it; the audio's key when no other task holds it. */
    Optional<String> erase(String id) {
        return database.write(handle -> {
            Optional<String> key = handle.createQuery(
                            "SELECT audio_key FROM task WHERE id = :id AND deleted_at IS NOT NULL"
                                    + " AND NOT EXISTS (SELECT 1 FROM task other WHERE other.audio_key = task.audio_key"
                                    + " AND other.id <> task.id)")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne();
            handle.createUpdate("DELETE FROM task WHERE id = :id AND deleted_at IS NOT NULL")
                    .bind("id", id)
                    .execute();
            return key;
        });
    }
}
