package io.whisperrest.api.session;

import io.whisperrest.api.account.AuthConfig;
import io.whisperrest.api.memory.Remembered;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Caches for {@code auth.revocation-delay} whether a session is alive. */
@Singleton
class SessionStates {
    private final Remembered<Boolean> known;
    private final SessionRepository sessions;

    SessionStates(SessionRepository sessions, AuthConfig config) {
        this.sessions = sessions;
        this.known = new Remembered<>(config.revocationDelay());
    }

    /** Returns the cached state, if any; never blocks. */
    Optional<Boolean> remembered(String sessionId) {
        return known.get(sessionId);
    }

    /** Reads the state from the database and caches it. */
    boolean read(String userId, String sessionId) {
        return known.ask(sessionId, () -> sessions.isAlive(userId, sessionId));
    }

    /** Drops the cached state. Call it after ending a session in this process. */
    void forget(String sessionId) {
        known.forget(sessionId);
    }
}
