package io.whisperrest.api.account;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Whether what somebody was let in by still holds. Asks the database each time: it is called now and then, not per request. */
@Singleton
public class GrantRepository {
    private static final String HOLDS = "SELECT 1 FROM app_user WHERE id = :user AND disabled_at IS NULL"
            + " AND (:version IS NULL OR token_version = :version)"
            + " AND (:session IS NULL OR EXISTS (SELECT 1 FROM refresh_token WHERE family_id = :session"
            + " AND user_id = :user AND revoked_at IS NULL))"
            + " AND (:key IS NULL OR EXISTS (SELECT 1 FROM api_key WHERE id = :key AND user_id = :user"
            + " AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)))";

    private final Database database;
    private final Clock clock;

    GrantRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** False once the user was disabled or signed out everywhere, or the session or key was ended. */
    public boolean holds(Grant grant) {
        return database.read(handle -> handle.createQuery(HOLDS)
                .bind("user", grant.userId())
                .bind("version", grant.tokenVersion())
                .bind("session", grant.sessionId())
                .bind("key", grant.keyId())
                .bind("now", clock.millis())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** @throws ApiProblem 401 {@code session_ended} */
    public void require(Grant grant) {
        if (!holds(grant)) {
            throw Problems.sessionEnded();
        }
    }
}
