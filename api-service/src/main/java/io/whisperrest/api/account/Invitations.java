package io.whisperrest.api.account;

import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.model.account.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Accounts that an administrator creates. They have no password until the user opens the link. */
@Singleton
public class Invitations {
    private final UserRepository users;
    private final PasswordService passwords;
    private final PasswordLinks links;
    private final AuditRepository audit;
    private final Clock clock;

    Invitations(
            UserRepository users, PasswordService passwords, PasswordLinks links, AuditRepository audit, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param link path and token; show it once */
    public record Invited(String userId, String link) {
        @Override
        public String toString() {
            return "Invited";
        }
    }

    /**
     * @param by user id of the inviting administrator
     * @throws io.whisperrest.api.error.ApiProblem 409 {@code email_taken}; 422
     */
    public Invited invite(String address, boolean admin, String by, Caller caller) {
        EmailAddress email = address == null ? null : EmailAddress.of(address).orElse(null);
        if (email == null) {
            throw Problems.invalid("email", "This is not an e-mail address.");
        }
        String id = UUID.randomUUID().toString();
        if (!users.add(id, email, null, admin ? "admin" : "user", clock.millis())) {
            throw Problems.of(409, "email_taken", "An account with this e-mail address already exists.");
        }
        audit.note(by, "account_made", id, caller.address());
        if (admin) {
            audit.note(by, "role_admin", id, caller.address());
        }
        return new Invited(id, link(id, by, caller));
    }

    /**
     * Replaces all earlier links of the user. The link gives access to another user's account, so the administrator must confirm with a
     * password: a stolen session is not enough.
     *
     * @param password the password of {@code by}
     * @return path and token
     * @throws io.whisperrest.api.error.ApiProblem 403 {@code invalid_credentials}, {@code admin_only}; 404; 429 like a sign-in
     */
    public String renew(String userId, String by, String password, Caller caller) {
        if (!passwords.confirmed(by, password, caller).isAdmin()) {
            throw Problems.forbidden("admin_only", "This is for administrators.");
        }
        return link(userId, by, caller);
    }

    private String link(String userId, String by, Caller caller) {
        User user = users.byId(userId).filter(known -> !known.email().isEmpty()).orElseThrow(Problems::notFound);
        audit.note(by, "password_link_made", user.id(), caller.address());
        return links.make(user.id());
    }
}
