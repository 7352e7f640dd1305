package io.whisperrest.api.account;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.FieldError;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.limit.RateLimits;
import io.whisperrest.model.account.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Changes the password of an account that has one. */
@Singleton
public class PasswordService {
    private final RateLimits limits;
    private final UserRepository users;
    private final CredentialRepository credentials;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final AccountStates states;
    private final AuditRepository audit;
    private final Clock clock;

    PasswordService(
            RateLimits limits,
            UserRepository users,
            CredentialRepository credentials,
            PasswordRules rules,
            Passwords passwords,
            AccountStates states,
            AuditRepository audit,
            Clock clock) {
        this.limits = limits;
        this.users = users;
        this.credentials = credentials;
        this.rules = rules;
        this.passwords = passwords;
        this.states = states;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends all sessions and tokens of the user.
     *
     * @throws ApiProblem 422 for a password the rules refuse; 403 {@code invalid_credentials}; 429 like a sign-in
     */
    public User change(String userId, String current, String fresh, Caller caller) {
        require("new", fresh);
        User user = confirmed(userId, current, caller);
        if (!credentials.change(userId, user.passwordHash(), passwords.hash(fresh), clock.millis())) {
            throw wrong();
        }
        states.forget(userId);
        audit.note(userId, "password_changed", caller.address());
        return users.byId(userId).orElseThrow(Problems::unauthenticated);
    }

    /** Whoever holds a session alone must not guess the password either: tries are counted like sign-ins. */
    public User confirmed(String userId, String password, Caller caller) {
        if (password == null) {
            throw wrong();
        }
        User user = users.byId(userId).orElseThrow(Problems::unauthenticated);
        limits.signIn(user.emailKey(), caller.network());
        if (!passwords.matches(password, user.passwordHash())) {
            audit.note(userId, "password_refused", caller.address());
            throw wrong();
        }
        limits.signedIn(user.emailKey());
        return user;
    }

    /** @throws ApiProblem 422 */
    void require(String field, String password) {
        rules.broken(field, password).ifPresent(broken -> {
            throw Problems.validation(List.<FieldError>of(broken));
        });
    }

    private static ApiProblem wrong() {
        return Problems.forbidden("invalid_credentials", "The password is wrong.");
    }
}
