package io.whisperrest.api.session;

import io.whisperrest.api.account.AuthConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers for {@code auth.revocation-delay} whether a session is alive, so that not every request asks the database. */
@Singleton
class SessionStates {
    private static final int MOST = 10_000;

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final SessionRepository sessions;
    private final long rememberedMs;
    private final Clock clock;

    SessionStates(SessionRepository sessions, AuthConfig config, Clock clock) {
        this.sessions = sessions;
        this.rememberedMs = config.revocationDelay().toMillis();
        this.clock = clock;
    }

    /** What is remembered; does not block. */
    Optional<Boolean> remembered(String sessionId) {
        return Optional.ofNullable(known.get(sessionId))
                .filter(entry -> clock.millis() - entry.readAt() < rememberedMs)
                .map(Known::alive);
    }

    /** Asks the database. */
    boolean read(String userId, String sessionId) {
        long now = clock.millis();
        boolean alive = sessions.isAlive(userId, sessionId);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(sessionId, new Known(alive, now));
        return alive;
    }

    /** To be called by whoever ends a session in this process. */
    void forget(String sessionId) {
        known.remove(sessionId);
    }

    private record Known(boolean alive, long readAt) {}
}
