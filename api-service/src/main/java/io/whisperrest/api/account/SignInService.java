package io.whisperrest.api.account;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.limit.RateLimits;
import io.whisperrest.model.account.User;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells whether a password opens an account. An unknown address costs the same time and gets the same answer. */
@Singleton
public class SignInService {
    private final RateLimits limits;
    private final UserRepository users;
    private final Passwords passwords;
    private final AuditRepository audit;
    private final AuthConfig config;

    SignInService(
            RateLimits limits, UserRepository users, Passwords passwords, AuditRepository audit, AuthConfig config) {
        this.limits = limits;
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.config = config;
    }

    public User signIn(String email, String password, Caller caller) {
        if (config.requireHttps() && !caller.secure()) {
            throw Problems.forbidden(
                    "https_required", "Sign in over https: a password is not taken in the clear here.");
        }
        String key = EmailAddress.of(email).map(EmailAddress::key).orElse(email);
        limits.signIn(key, caller.network());
        Optional<User> user = users.byEmailKey(key);
        boolean matches =
                passwords.matches(password, user.map(User::passwordHash).orElse(null));
        if (!matches || user.get().isDisabled()) {
            audit.note(user.map(User::id).orElse(null), "sign_in_failed", caller.address());
            throw refused();
        }
        limits.signedIn(key);
        rehash(user.get(), password);
        audit.note(user.get().id(), "signed_in", caller.address());
        return user.get();
    }

    private void rehash(User user, String password) {
        if (passwords.needsRehash(user.passwordHash())) {
            users.replaceHash(user.id(), user.passwordHash(), passwords.hash(password));
        }
    }

    /** {@code error} is for OAuth clients (RFC 6749 §5.2). */
    private static ApiProblem refused() {
        return Problems.unauthorized("invalid_credentials", "The e-mail address or the password is wrong.")
                .with("error", "invalid_grant");
    }
}
