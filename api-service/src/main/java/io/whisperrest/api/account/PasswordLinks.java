package io.whisperrest.api.account;

import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Links that set a password without the old one. Each works once, within 72 hours. */
@Singleton
public class PasswordLinks {
    private static final Duration LIFE = Duration.ofHours(72);
    /** The dashboard page that reads the token. Browsers never send the part after {@code #} to a server. */
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

    /**
     * Expires all earlier links of the user.
     *
     * @return path and token; show them once
     */
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
     * @throws ApiProblem 422 when the password breaks a rule; 404 when the link is unknown, used or expired
     */
    public void use(String link, String fresh, Caller caller) {
        service.require("new", fresh);
        RandomToken token = new RandomToken(link == null ? "" : link);
        if (!credentials.isInForce(token, clock.millis())) {
            throw Problems.notFound(); // checked before the costly hash
        }
        String userId = credentials
                .useLink(token, passwords.hash(fresh), clock.millis())
                .orElseThrow(Problems::notFound);
        states.forget(userId);
        audit.note(userId, "password_set", caller.address());
    }
}
