package io.whisperrest.api.account;

import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.FieldError;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.ratelimit.RateLimits;
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
     * Changes the password and ends all sessions and tokens of the user.
     *
     * @return the user after the change, for starting the one session that replaces the ended ones
     * @throws ApiProblem 422 when the password breaks a rule; 403 {@code invalid_credentials}; 429 like a sign-in
     */
    public User change(String userId, String current, String fresh, Caller caller) {
        require("new", fresh);
        User user = confirmed(userId, current, caller);
        long version = credentials
                .change(userId, user.passwordHash(), passwords.hash(fresh), clock.millis())
                .orElseThrow(PasswordService::wrong);
        states.forget(userId);
        audit.note(userId, "password_changed", caller.address());
        return user.withTokenVersion(version);
    }

    /** Checks the user's current password. Attempts count as sign-ins, so a stolen session cannot be used to guess the password. */
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
