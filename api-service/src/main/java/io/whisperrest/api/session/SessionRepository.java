package io.whisperrest.api.session;

import io.whisperrest.api.account.AuthConfig;
import io.whisperrest.api.account.RandomToken;
import io.whisperrest.api.account.UserRepository;
import io.whisperrest.api.session.Renewal.Kind;
import io.whisperrest.model.account.User;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The named queries of {@code refresh_token}. A session is a family of tokens: each use of the newest one creates the next, and their
 * common {@code issued_at} is the start of the session.
 */
@Singleton
class SessionRepository {
    private final Database database;
    private final long idleMs;
    private final long lifetimeMs;
    private final long graceMs;

    SessionRepository(Database database, AuthConfig config) {
        this.database = database;
        this.idleMs = config.sessionIdle().toMillis();
        this.lifetimeMs = config.sessionLifetime().toMillis();
        this.graceMs = config.refreshGrace().toMillis();
    }

    /**
     * @param user as read when the password was verified
     * @return expiry of the first token, epoch milliseconds; empty when the user has been disabled or signed out everywhere since
     */
    OptionalLong begin(User user, Session session, RandomToken token) {
        long endsAt = end(session.beganAt(), session.beganAt());
        String id = UUID.randomUUID().toString();
        boolean begun = database.write(
                handle -> insert(handle, id, user.id(), user.tokenVersion(), session, token, endsAt), landed(id, true));
        return begun ? OptionalLong.of(endsAt) : OptionalLong.empty();
    }

    /** Decides in one transaction: of two callers with the same token, only one gets the next token. */
    Renewal renew(RandomToken shown, RandomToken fresh, Session now) {
        String id = UUID.randomUUID().toString();
        return database.write(
                handle -> {
                    Optional<Owned> spent = spend(handle, shown, now.lastUsedAt());
                    if (spent.isEmpty()) {
                        return refuse(handle, shown, now.lastUsedAt());
                    }
                    Owned owned = spent.get();
                    long endsAt = end(owned.beganAt(), now.lastUsedAt());
                    Session next = new Session(
                            owned.sessionId(), owned.beganAt(), now.lastUsedAt(), now.client(), now.address());
                    return insert(handle, id, owned.userId(), null, next, fresh, endsAt)
                            ? new Renewal(Kind.RENEWED, owned.userId(), owned.sessionId(), endsAt)
                            : new Renewal(Kind.ENDED, owned.userId(), owned.sessionId(), 0);
                },
                handle -> handle.createQuery("""
                        SELECT 'RENEWED' AS kind, user_id, family_id AS session_id, expires_at AS ends_at
                        FROM refresh_token
                        WHERE id = :id""")
                        .bind("id", id)
                        .mapTo(Renewal.class)
                        .findOne());
    }

    private long end(long beganAt, long now) {
        return Math.min(now + idleMs, beganAt + lifetimeMs);
    }

    private static Optional<Owned> spend(Handle handle, RandomToken shown, long now) {
        return handle.createQuery("""
                UPDATE refresh_token SET used_at = :now, last_used_at = :now
                WHERE token_hash = :hash AND used_at IS NULL AND revoked_at IS NULL AND expires_at > :now
                RETURNING user_id, family_id AS session_id, issued_at AS began_at""")
                .bind("now", now)
                .bind("hash", shown.hash())
                .mapTo(Owned.class)
                .findOne();
    }

    private Renewal refuse(Handle handle, RandomToken shown, long now) {
        Optional<Refused> known = handle.createQuery("""
                SELECT user_id, family_id AS session_id, used_at, revoked_at IS NOT NULL AS revoked
                FROM refresh_token
                WHERE token_hash = :hash""")
                .bind("hash", shown.hash())
                .mapTo(Refused.class)
                .findOne();
        if (known.isEmpty()) {
            return Renewal.UNKNOWN;
        }
        Refused token = known.get();
        if (token.revoked() || token.usedAt() == 0) {
            return new Renewal(Kind.ENDED, token.userId(), token.sessionId(), 0);
        }
        if (now - token.usedAt() <= graceMs) {
            return new Renewal(Kind.RENEWED_BY_ANOTHER, token.userId(), token.sessionId(), 0);
        }
        revoke(handle, token.userId(), token.sessionId(), now);
        return new Renewal(Kind.STOLEN, token.userId(), token.sessionId(), 0);
    }

    /**
     * Checks the user in the inserting statement and behind a lock, so that no change can come between check and insert.
     *
     * @param version the token version that the user must still have; null = any
     * @return false when the version differs or the user is disabled or deleted
     */
    private static boolean insert(
            Handle handle, String id, String userId, Long version, Session session, RandomToken token, long endsAt) {
        UserRepository.lock(handle, userId);
        return handle.createUpdate("""
                INSERT INTO refresh_token (id, user_id, family_id, token_hash, issued_at, expires_at,
                    last_used_at, client, address) SELECT :id, id, :family, :hash, :began, :ends, :used, :client,
                    :address
                FROM app_user
                WHERE id = :user AND disabled_at IS NULL AND token_version = COALESCE(:version, token_version)""")
                        .bind("id", id)
                        .bind("user", userId)
                        .bind("version", version)
                        .bind("family", session.id())
                        .bind("hash", token.hash())
                        .bind("began", session.beganAt())
                        .bind("ends", endsAt)
                        .bind("used", session.lastUsedAt())
                        .bind("client", session.client())
                        .bind("address", session.address())
                        .execute()
                == 1;
    }

    /** Active sessions, last used first. */
    List<Session> of(String userId, long now) {
        return database.read(handle -> handle.createQuery("""
                SELECT family_id AS id, issued_at AS began_at, last_used_at, client, address
                FROM refresh_token
                WHERE user_id = :user AND used_at IS NULL AND revoked_at IS NULL AND expires_at > :now
                ORDER BY last_used_at DESC, refresh_token.id""")
                .bind("user", userId)
                .bind("now", now)
                .mapTo(Session.class)
                .list());
    }

    /** False once it has ended. */
    boolean isAlive(String userId, String sessionId) {
        return database.read(handle -> handle.createQuery("""
                SELECT 1
                FROM refresh_token
                WHERE family_id = :family AND user_id = :user AND revoked_at IS NULL LIMIT 1""")
                .bind("family", sessionId)
                .bind("user", userId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** The user and session of a token, in whatever state the token is. */
    Optional<Owned> owner(RandomToken token) {
        return database.read(handle -> handle.createQuery("""
                SELECT user_id, family_id AS session_id, issued_at AS began_at
                FROM refresh_token
                WHERE token_hash = :hash""")
                .bind("hash", token.hash())
                .mapTo(Owned.class)
                .findOne());
    }

    record Owned(String userId, String sessionId, long beganAt) {}

    /** @param usedAt 0 = never */
    private record Refused(String userId, String sessionId, long usedAt, boolean revoked) {}

    /** False when the user has no such session, or it has already ended. */
    boolean end(String userId, String sessionId, long now) {
        return database.write(handle -> revoke(handle, userId, sessionId, now));
    }

    private static boolean revoke(Handle handle, String userId, String sessionId, long now) {
        UserRepository.lock(handle, userId);
        return handle.createUpdate("""
                UPDATE refresh_token SET revoked_at = :now
                WHERE family_id = :family AND user_id = :user AND revoked_at IS NULL""")
                        .bind("now", now)
                        .bind("family", sessionId)
                        .bind("user", userId)
                        .execute()
                > 0;
    }

    private static <T> Function<Handle, Optional<T>> landed(String id, T result) {
        return handle -> handle.createQuery("SELECT 1 FROM refresh_token WHERE id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .map(row -> result);
    }
}
