package io.whisperrest.api.session;

import io.whisperrest.api.account.AuthConfig;
import io.whisperrest.api.account.RandomToken;
import io.whisperrest.api.account.TokenIssuer;
import io.whisperrest.api.account.UserRepository;
import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.model.account.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Begins, renews and ends sessions. */
@Singleton
public class SessionService {
    private final SessionRepository sessions;
    private final SessionStates states;
    private final UserRepository users;
    private final TokenIssuer issuer;
    private final AuditRepository audit;
    private final AuthConfig config;
    private final Clock clock;

    SessionService(
            SessionRepository sessions,
            SessionStates states,
            UserRepository users,
            TokenIssuer issuer,
            AuditRepository audit,
            AuthConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.states = states;
        this.users = users;
        this.issuer = issuer;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** The content of both cookies, and their lifetimes. */
    public record Granted(String access, Duration accessLife, String refresh, Duration refreshLife) {
        @Override
        public String toString() {
            return "Granted";
        }
    }

    /**
     * @param user as read when the password was verified
     * @param client name of the browser
     * @return empty when the user has been disabled or signed out everywhere since
     */
    public Optional<Granted> begin(User user, String client, Caller caller) {
        long now = clock.millis();
        RandomToken token = RandomToken.fresh();
        Session session = new Session(UUID.randomUUID().toString(), now, now, client, caller.address());
        OptionalLong endsAt = sessions.begin(user, session, token);
        return endsAt.isPresent()
                ? Optional.of(granted(user, session.id(), token, endsAt.getAsLong()))
                : Optional.empty();
    }

    /** @throws ApiProblem 401 {@code session_ended}; 401 {@code token_expired} when another tab renewed first */
    Granted renew(String shown, String client, Caller caller) {
        long now = clock.millis();
        RandomToken fresh = RandomToken.fresh();
        Renewal renewal =
                sessions.renew(new RandomToken(shown), fresh, new Session(null, now, now, client, caller.address()));
        return switch (renewal.kind()) {
            case RENEWED -> {
                User user = users.byId(renewal.userId())
                        .filter(known -> !known.isDisabled())
                        .orElseThrow(Problems::sessionEnded);
                yield granted(user, renewal.sessionId(), fresh, renewal.endsAt());
            }
            case RENEWED_BY_ANOTHER -> throw Problems.tokenExpired();
            case ENDED -> throw Problems.sessionEnded();
            case STOLEN -> {
                states.forget(renewal.sessionId());
                audit.note(renewal.userId(), "session_reused", renewal.sessionId(), caller.address());
                throw Problems.sessionEnded();
            }
        };
    }

    /** Ends the session of a refresh token; does nothing for an unknown token. */
    void end(String shown, Caller caller) {
        Optional<SessionRepository.Owned> session = sessions.owner(new RandomToken(shown));
        session.ifPresent(owned -> {
            if (sessions.end(owned.userId(), owned.sessionId(), clock.millis())) {
                audit.note(owned.userId(), "signed_out", owned.sessionId(), caller.address());
            }
            states.forget(owned.sessionId());
        });
    }

    List<Session> of(String userId) {
        return sessions.of(userId, clock.millis());
    }

    /** @throws ApiProblem 404 */
    void revoke(String userId, String sessionId, Caller caller) {
        if (!sessions.end(userId, sessionId, clock.millis())) {
            throw Problems.notFound();
        }
        states.forget(sessionId);
        audit.note(userId, "session_revoked", sessionId, caller.address());
    }

    private Granted granted(User user, String sessionId, RandomToken refresh, long endsAt) {
        return new Granted(
                issuer.issue(user, sessionId),
                config.cookieLifetime(),
                refresh.text(),
                Duration.ofMillis(endsAt - clock.millis()));
    }
}
