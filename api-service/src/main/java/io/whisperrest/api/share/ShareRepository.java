package io.whisperrest.api.share;

import io.whisperrest.api.account.UserRepository;
import io.whisperrest.model.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Share links, looked up by owner or by the hash of the token. */
@ApplicationScoped
class ShareRepository {
    private final Database database;

    ShareRepository(Database database) {
        this.database = database;
    }

    /** False when the task already has {@code limit} links. */
    boolean insert(Share share, String tokenHash, int limit) {
        return database.write(
                handle -> add(handle, share, tokenHash, limit),
                handle -> handle.createQuery("SELECT 1 FROM share WHERE id = :id")
                        .bind("id", share.id())
                        .mapTo(Boolean.class)
                        .findOne());
    }

    private static boolean add(Handle handle, Share share, String tokenHash, int limit) {
        UserRepository.lock(handle, share.userId());
        int open = handle.createQuery("""
                    SELECT count(*)
                    FROM share
                    WHERE task_id = :task AND user_id = :user AND revoked_at IS NULL AND expires_at > :now""")
                .bind("task", share.taskId())
                .bind("user", share.userId())
                .bind("now", share.createdAt())
                .mapTo(Integer.class)
                .one();
        if (open >= limit) {
            return false;
        }
        return handle.createUpdate("""
                    INSERT INTO share (id, user_id, task_id, audio, token_hash, expires_at, created_at)
                    VALUES (:id, :user, :task, :audio, :hash, :expiresAt, :now)""")
                        .bind("id", share.id())
                        .bind("user", share.userId())
                        .bind("task", share.taskId())
                        .bind("audio", share.audio() ? 1 : 0)
                        .bind("hash", tokenHash)
                        .bind("expiresAt", share.expiresAt())
                        .bind("now", share.createdAt())
                        .execute()
                == 1;
    }

    /** Active links, newest first. @param taskId null = of all tasks */
    List<Share> list(String userId, String taskId, long now) {
        return database.read(handle -> handle.createQuery("""
                        SELECT share.*
                        FROM share
                        JOIN task ON task.id = share.task_id
                        WHERE share.user_id = :user AND (:task IS NULL OR share.task_id = :task)
                            AND share.revoked_at IS NULL AND share.expires_at > :now AND task.deleted_at IS NULL
                        ORDER BY share.created_at DESC, share.id""")
                .bind("user", userId)
                .bind("task", taskId)
                .bind("now", now)
                .mapTo(Share.class)
                .list());
    }

    /** False when the user has no such active link. */
    boolean revoke(String id, String userId, long now) {
        return database.write(handle -> handle.createUpdate("""
                UPDATE share SET revoked_at = :now
                WHERE id = :id AND user_id = :user AND revoked_at IS NULL AND expires_at > :now""")
                        .bind("id", id)
                        .bind("user", userId)
                        .bind("now", now)
                        .execute()
                == 1);
    }

    /** Empty for unknown, expired and revoked links, and for those of disabled users. */
    Optional<Share> open(String tokenHash, long now) {
        return database.read(handle -> handle.createQuery("""
                SELECT share.*
                FROM share
                JOIN app_user ON app_user.id = share.user_id
                WHERE share.token_hash = :hash AND share.revoked_at IS NULL AND share.expires_at > :now
                    AND app_user.disabled_at IS NULL""")
                .bind("hash", tokenHash)
                .bind("now", now)
                .mapTo(Share.class)
                .findOne());
    }
}
