package io.whisperrest.api.key;

import io.whisperrest.api.account.Grant;
import io.whisperrest.api.account.GrantRepository;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.DatabaseUnavailable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The named queries of {@code api_key}. Every update is restricted to the key's owner. */
@Singleton
class ApiKeyRepository {
    private static final long USE_IS_NOTED_EVERY_MS = 60_000;

    private final Database database;
    private final GrantRepository grants;

    ApiKeyRepository(Database database, GrantRepository grants) {
        this.database = database;
        this.grants = grants;
    }

    Optional<ApiKey> byPrefix(String prefix) {
        return database.read(handle -> handle.createQuery("SELECT * FROM api_key WHERE prefix = :prefix")
                .bind("prefix", prefix)
                .mapTo(ApiKey.class)
                .findOne());
    }

    /** Active keys, newest first. */
    List<ApiKey> of(String userId) {
        return database.read(handle ->
                handle.createQuery("""
                SELECT * FROM api_key WHERE user_id = :user AND revoked_at IS NULL ORDER BY created_at DESC, id""").bind("user", userId).mapTo(ApiKey.class).list());
    }

    /**
     * Checks in the same transaction that the session is still valid, so that a session that has just ended cannot leave a key behind.
     *
     * @param by the credential of the request
     * @return false when the user already has {@code limit} keys
     * @throws io.whisperrest.api.error.ApiProblem 401 {@code session_ended}
     */
    boolean add(ApiKey key, Grant by, int limit) {
        return database.write(handle -> insert(handle, key, by, limit), handle -> exists(handle, key));
    }

    private static Optional<Boolean> exists(Handle handle, ApiKey key) {
        return handle.createQuery("SELECT 1 FROM api_key WHERE id = :id")
                .bind("id", key.id())
                .mapTo(Boolean.class)
                .findOne();
    }

    private boolean insert(Handle handle, ApiKey key, Grant by, int limit) {
        grants.require(handle, by);
        return handle.createUpdate("""
                    INSERT INTO api_key (id, user_id, name, prefix, key_hash, scopes, created_at,
                        expires_at) SELECT :id, :user, :name, :prefix, :hash, :scopes, :now, :expires
                    WHERE (SELECT count(*) FROM api_key WHERE user_id = :user AND revoked_at IS NULL) < :limit""")
                        .bind("id", key.id())
                        .bind("user", key.userId())
                        .bind("name", key.name())
                        .bind("prefix", key.prefix())
                        .bind("hash", key.keyHash())
                        .bind("scopes", Scope.write(key.scopes()))
                        .bind("now", key.createdAt())
                        .bind("expires", key.expiresAt())
                        .bind("limit", limit)
                        .execute()
                == 1;
    }

    /** False when the user has no such key. */
    boolean rename(String id, String userId, String name) {
        return database.write(handle -> handle.createUpdate("""
                UPDATE api_key SET name = :name WHERE id = :id AND user_id = :user AND revoked_at IS NULL""")
                        .bind("id", id)
                        .bind("user", userId)
                        .bind("name", name)
                        .execute()
                == 1);
    }

    /** False when the user has no such key. */
    boolean revoke(String id, String userId, long now) {
        return database.write(handle -> handle.createUpdate("""
                UPDATE api_key SET revoked_at = :now WHERE id = :id AND user_id = :user AND revoked_at IS NULL""")
                        .bind("id", id)
                        .bind("user", userId)
                        .bind("now", now)
                        .execute()
                == 1);
    }

    /** Records a use; writes at most once a minute. The key keeps working while the database rejects writes. */
    void used(ApiKey key, long now) {
        if (key.lastUsedAt() == null || now - key.lastUsedAt() >= USE_IS_NOTED_EVERY_MS) {
            try {
                database.write(handle -> handle.createUpdate("UPDATE api_key SET last_used_at = :now WHERE id = :id")
                        .bind("id", key.id())
                        .bind("now", now)
                        .execute());
            } catch (DatabaseUnavailable e) {
                return; // the next use is recorded instead
            }
        }
    }
}
