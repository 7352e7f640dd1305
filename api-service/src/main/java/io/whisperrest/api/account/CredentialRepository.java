package io.whisperrest.api.account;

import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Passwords and the links that set them. Setting a password ends all sessions, tokens and links of the user in the same transaction. */
@Singleton
class CredentialRepository {
    private final Database database;

    CredentialRepository(Database database) {
        this.database = database;
    }

    /** @return the new token version; empty when the password was changed in the meantime */
    Optional<Long> change(String userId, String old, String fresh, long now) {
        return database.write(
                handle -> {
                    Optional<Long> version = handle.createQuery("""
                            UPDATE app_user SET password_hash = :fresh, token_version = token_version + 1
                            WHERE id = :id AND password_hash = :old
                            RETURNING token_version""")
                            .bind("id", userId)
                            .bind("old", old)
                            .bind("fresh", fresh)
                            .mapTo(Long.class)
                            .findOne();
                    version.ifPresent(changed -> endAll(handle, userId, now));
                    return version;
                },
                handle -> versionWith(handle, userId, fresh).map(Optional::of));
    }

    /** Replaces all earlier links of the user. */
    void makeLink(String userId, RandomToken token, long now, long expiresAt) {
        database.write(handle -> {
            UserRepository.lock(handle, userId);
            endLinks(handle, userId, now);
            return handle.createUpdate("""
                    INSERT INTO password_link (id, user_id, token_hash, expires_at, created_at)
                    VALUES (:id, :user, :hash, :expires, :now)
                    ON CONFLICT (token_hash) DO NOTHING""")
                    .bind("id", UUID.randomUUID().toString())
                    .bind("user", userId)
                    .bind("hash", token.hash())
                    .bind("expires", expiresAt)
                    .bind("now", now)
                    .execute();
        });
    }

    boolean hasLink(String userId, long now) {
        return database.read(handle -> handle.createQuery("""
                SELECT 1
                FROM password_link
                WHERE user_id = :user AND revoked_at IS NULL AND expires_at > :now LIMIT 1""")
                .bind("user", userId)
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    boolean isInForce(RandomToken link, long now) {
        return database.read(handle -> handle.createQuery("""
                SELECT 1 FROM password_link WHERE token_hash = :hash AND revoked_at IS NULL AND expires_at > :now""")
                .bind("hash", link.hash())
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** @return id of the user whose password was set; empty when the link is unknown, used or expired */
    Optional<String> useLink(RandomToken link, String fresh, long now) {
        return database.write(
                handle -> {
                    Optional<String> user = handle.createQuery("""
                            UPDATE password_link SET revoked_at = :now
                            WHERE token_hash = :hash AND revoked_at IS NULL AND expires_at > :now
                            RETURNING user_id""")
                            .bind("hash", link.hash())
                            .bind("now", now)
                            .mapTo(String.class)
                            .findOne();
                    user.ifPresent(id -> {
                        handle.createUpdate("""
                                UPDATE app_user SET password_hash = :fresh, token_version = token_version + 1
                                WHERE id = :id""")
                                .bind("id", id)
                                .bind("fresh", fresh)
                                .execute();
                        endAll(handle, id, now);
                    });
                    return user;
                },
                handle -> handle.createQuery("SELECT id FROM app_user WHERE password_hash = :fresh")
                        .bind("fresh", fresh)
                        .mapTo(String.class)
                        .findOne()
                        .map(Optional::of));
    }

    private static void endAll(Handle handle, String userId, long now) {
        handle.createUpdate("UPDATE refresh_token SET revoked_at = :now WHERE user_id = :user AND revoked_at IS NULL")
                .bind("user", userId)
                .bind("now", now)
                .execute();
        endLinks(handle, userId, now);
    }

    private static void endLinks(Handle handle, String userId, long now) {
        handle.createUpdate("UPDATE password_link SET revoked_at = :now WHERE user_id = :user AND revoked_at IS NULL")
                .bind("user", userId)
                .bind("now", now)
                .execute();
    }

    /** Hashes are salted, so a row with this hash proves that this change was the one applied. */
    private static Optional<Long> versionWith(Handle handle, String userId, String hash) {
        return handle.createQuery("SELECT token_version FROM app_user WHERE id = :id AND password_hash = :hash")
                .bind("id", userId)
                .bind("hash", hash)
                .mapTo(Long.class)
                .findOne();
    }
}
