package io.whisperrest.api.task;

import io.whisperrest.model.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** First responses by idempotency key. Keys are scoped to their user. */
@ApplicationScoped
class IdempotencyRepository {
    private final Database database;

    IdempotencyRepository(Database database) {
        this.database = database;
    }

    /** @param digest of the first request; null while it is still being received */
    record Entry(boolean done, String digest, String taskId) {}

    /**
     * Takes a free key, or one whose lock has expired.
     *
     * @return empty on success, else the existing entry
     */
    Optional<Entry> take(String userId, String key, long now, long until) {
        return database.write(handle -> {
            int mine = handle.createUpdate("""
                    INSERT INTO idempotency (user_id, idem_key, state, locked_until, created_at)
                    VALUES (:user, :key, 'RECEIVING', :until, :now)
                    ON CONFLICT (user_id, idem_key) DO UPDATE SET locked_until = excluded.locked_until
                    WHERE idempotency.state = 'RECEIVING' AND idempotency.locked_until < :now""")
                    .bind("user", userId)
                    .bind("key", key)
                    .bind("until", until)
                    .bind("now", now)
                    .execute();
            return mine == 1 ? Optional.empty() : find(handle, userId, key);
        });
    }

    private static Optional<Entry> find(Handle handle, String userId, String key) {
        return handle.createQuery("""
                SELECT state = 'DONE' AS done, digest, task_id
                FROM idempotency
                WHERE user_id = :user AND idem_key = :key""")
                .bind("user", userId)
                .bind("key", key)
                .mapTo(Entry.class)
                .findOne();
    }

    /** @return false when another request holds the key */
    boolean renew(String userId, String key, long held, long until) {
        return database.write(handle -> mine(handle, "UPDATE idempotency SET locked_until = :until", userId, key, held)
                        .bind("until", until)
                        .execute())
                == 1;
    }

    /**
     * Marks the request as accepted, within the transaction that accepts it.
     *
     * @throws io.whisperrest.api.error.ApiProblem 409 {@code idempotency_in_progress}: another request holds the key
     */
    static void done(Handle handle, KeyLock lock, String digest, String taskId) {
        String change = """
                UPDATE idempotency SET state = 'DONE', digest = :digest, task_id = :task, status_code = 202,
                    locked_until = NULL""";
        int ended = mine(handle, change, lock.userId(), lock.key(), lock.until())
                .bind("digest", digest)
                .bind("task", taskId)
                .execute();
        if (ended == 0) {
            throw IdempotencyKey.inProgress();
        }
    }

    /** Does nothing when another request holds the key. */
    void drop(String userId, String key, long held) {
        database.write(handle ->
                mine(handle, "DELETE FROM idempotency", userId, key, held).execute());
    }

    private static Update mine(Handle handle, String change, String userId, String key, long held) {
        return handle.createUpdate("""
                <change>
                WHERE user_id = :user AND idem_key = :key AND state = 'RECEIVING' AND locked_until = :held""")
                .define("change", change)
                .bind("user", userId)
                .bind("key", key)
                .bind("held", held);
    }
}
