package io.whisperrest.api.account;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Checks whether a {@link Grant} is still valid. Queries the database every time, so call it periodically and not for each request. */
@Singleton
public class GrantRepository {
    private static final String HOLDS = """
            SELECT 1
            FROM app_user
            WHERE id = :user AND disabled_at IS NULL AND (:version IS NULL OR token_version = :version)
                AND (:session IS NULL
                OR EXISTS (SELECT 1 FROM refresh_token WHERE family_id = :session AND user_id = :user
                AND revoked_at IS NULL)) AND (:key IS NULL OR EXISTS (SELECT 1 FROM api_key WHERE id = :key
                AND user_id = :user AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)))""";

    private final Database database;
    private final Clock clock;

    GrantRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** False once the user is disabled or signed out everywhere, or the session or key is revoked. */
    public boolean holds(Grant grant) {
        return database.read(handle -> holds(handle, grant));
    }

    private boolean holds(Handle handle, Grant grant) {
        return handle.createQuery(HOLDS)
                .bind("user", grant.userId())
                .bind("version", grant.tokenVersion())
                .bind("session", grant.sessionId())
                .bind("key", grant.keyId())
                .bind("now", clock.millis())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /**
     * Checks the grant inside the transaction of a write whose result outlives the request. Locks the user, so the grant cannot end before
     * the transaction does.
     *
     * @throws ApiProblem 401 {@code session_ended}
     */
    public void require(Handle handle, Grant grant) {
        UserRepository.lock(handle, grant.userId());
        if (!holds(handle, grant)) {
            throw Problems.sessionEnded();
        }
    }

    /** @throws ApiProblem 401 {@code session_ended} */
    public void require(Grant grant) {
        if (!holds(grant)) {
            throw Problems.sessionEnded();
        }
    }
}
