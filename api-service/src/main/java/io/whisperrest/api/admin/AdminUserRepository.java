package io.whisperrest.api.admin;

import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.task.Cursor;
import io.whisperrest.api.task.LikePattern;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Users as administrators see them, without deleted accounts. */
@Singleton
class AdminUserRepository {
    private static final String USERS = """
            SELECT u.id, u.email, u.role, u.disabled_at IS NULL AS enabled, u.limits, u.created_at,
                u.password_hash IS NOT NULL AS has_password,
                (SELECT max(last_used_at) FROM refresh_token WHERE user_id = u.id) AS last_seen_at,
                (SELECT count(*) FROM usage WHERE user_id = u.id AND state <> 'RESERVED') AS tasks,
                (SELECT COALESCE(sum(audio_ms), 0) FROM usage WHERE user_id = u.id) AS audio_ms,
                (SELECT COALESCE(sum(bytes), 0)
                    FROM (SELECT max(audio_bytes) AS bytes FROM task
                        WHERE user_id = u.id AND audio_key IS NOT NULL GROUP BY audio_key) kept)
                    + (SELECT COALESCE(sum(octet_length(v.segments) + octet_length(COALESCE(v.speakers, ''))), 0)
                        FROM transcript_version v JOIN task t ON t.id = v.task_id
                        WHERE t.user_id = u.id) AS storage_bytes
            FROM app_user u
            WHERE u.closed_at IS NULL""";

    private final Database database;

    AdminUserRepository(Database database) {
        this.database = database;
    }

    /**
     * Newest first.
     *
     * @param q part of the address in lower case; empty = all
     */
    List<UserRow> page(String q, Cursor.Position behind, int limit) {
        return database.read(handle -> handle.createQuery("""
                <users> AND u.email_key LIKE :pattern ESCAPE '!'
                    AND (u.created_at < :at OR (u.created_at = :at AND u.id < :id))
                ORDER BY u.created_at DESC, u.id DESC LIMIT :limit""")
                .define("users", USERS)
                .bind("pattern", LikePattern.containing(q))
                .bind("at", Long.parseLong(behind.at()))
                .bind("id", behind.id())
                .bind("limit", limit)
                .mapTo(UserRow.class)
                .list());
    }

    Optional<UserRow> find(String id) {
        return database.read(handle -> handle.createQuery("<users> AND u.id = :id")
                .define("users", USERS)
                .bind("id", id)
                .mapTo(UserRow.class)
                .findOne());
    }

    void limit(String id, UserLimits limits) {
        database.write(handle -> handle.createUpdate("UPDATE app_user SET limits = :limits WHERE id = :id")
                .bind("id", id)
                .bind("limits", limits.json())
                .execute());
    }
}
