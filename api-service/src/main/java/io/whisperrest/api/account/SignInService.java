package io.whisperrest.api.account;

import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.ratelimit.RateLimits;
import io.whisperrest.model.account.User;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Verifies the password of an account. An unknown address takes the same time and gets the same answer. */
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
                    "https_required", "Sign in over https: this server accepts no passwords over plain http.");
        }
        String key = EmailAddress.of(email).map(EmailAddress::key).orElse(email);
        limits.signIn(key, caller.network());
        Optional<User> user = users.byEmailKey(key);
        boolean matches =
                passwords.matches(password, user.map(User::passwordHash).orElse(null));
        if (!matches || user.get().isDisabled()) {
            audit.note(user.map(User::id).orElse(null), "sign_in_failed", caller.address());
            throw wrong();
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

    /** The {@code error} member is for OAuth clients (RFC 6749 §5.2). */
    public static ApiProblem wrong() {
        return Problems.unauthorized("invalid_credentials", "The e-mail address or the password is wrong.")
                .with("error", "invalid_grant");
    }
}
