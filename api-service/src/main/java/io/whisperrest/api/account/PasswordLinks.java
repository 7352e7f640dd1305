package io.whisperrest.api.account;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Links that set a password without knowing the old one: used once, within 72 hours. */
@Singleton
public class PasswordLinks {
    private static final Duration LIFE = Duration.ofHours(72);
    /** Where the dashboard reads the token; what follows {@code #} is never sent to a server. */
    private static final String PAGE = "/set-password/#";

    private final CredentialRepository credentials;
    private final PasswordService service;
    private final Passwords passwords;
    private final AccountStates states;
    private final AuditRepository audit;
    private final Clock clock;

    PasswordLinks(
            CredentialRepository credentials,
            PasswordService service,
            Passwords passwords,
            AccountStates states,
            AuditRepository audit,
            Clock clock) {
        this.credentials = credentials;
        this.service = service;
        this.passwords = passwords;
        this.states = states;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return path and token, to be shown once; links made before are over */
    public String make(String userId) {
        RandomToken token = RandomToken.fresh();
        long now = clock.millis();
        credentials.makeLink(userId, token, now, now + LIFE.toMillis());
        return PAGE + token.text();
    }

    boolean hasOne(String userId) {
        return credentials.hasLink(userId, clock.millis());
    }

    /**
     * Sets the password and ends all sessions.
     *
     * @throws ApiProblem 422 for a password the rules refuse; 404 when the link is unknown, used or over
     */
    public void use(String link, String fresh, Caller caller) {
        service.require("new", fresh);
        RandomToken token = new RandomToken(link == null ? "" : link);
        if (!credentials.isInForce(token, clock.millis())) {
            throw Problems.notFound(); // before the costly hash
        }
        String userId = credentials
                .useLink(token, passwords.hash(fresh), clock.millis())
                .orElseThrow(Problems::notFound);
        states.forget(userId);
        audit.note(userId, "password_set", caller.address());
    }
}
