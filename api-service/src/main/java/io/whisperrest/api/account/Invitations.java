package io.whisperrest.api.account;

import io.whisperrest.api.error.Problems;
import io.whisperrest.model.account.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Accounts made by an administrator: without a password until their link is used. */
@Singleton
public class Invitations {
    private final UserRepository users;
    private final AccountClosing roles;
    private final PasswordLinks links;
    private final AuditRepository audit;
    private final Clock clock;

    Invitations(UserRepository users, AccountClosing roles, PasswordLinks links, AuditRepository audit, Clock clock) {
        this.users = users;
        this.roles = roles;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param by who invites
     * @return the new user's id
     * @throws io.whisperrest.api.error.ApiProblem 409 {@code email_taken}; 422
     */
    public String invite(String address, boolean admin, String by, Caller caller) {
        EmailAddress email = address == null ? null : EmailAddress.of(address).orElse(null);
        if (email == null) {
            throw Problems.invalid("email", "This is not an e-mail address.");
        }
        String id = UUID.randomUUID().toString();
        if (!users.add(id, email, null, clock.millis())) {
            throw Problems.of(409, "email_taken", "There is an account with this e-mail address already.");
        }
        audit.note(by, "account_made", id, caller.address());
        if (admin) {
            roles.role(id, "admin", by, caller);
        }
        return id;
    }

    /**
     * Links made before are over.
     *
     * @return path and token
     * @throws io.whisperrest.api.error.ApiProblem 404
     */
    public String link(String userId, String by, Caller caller) {
        User user = users.byId(userId).filter(known -> !known.email().isEmpty()).orElseThrow(Problems::notFound);
        audit.note(by, "password_link_made", user.id(), caller.address());
        return links.make(user.id());
    }
}
