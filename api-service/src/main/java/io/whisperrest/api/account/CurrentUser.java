package io.whisperrest.api.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.whisperrest.api.error.Problems;
import jakarta.enterprise.context.RequestScoped;

/** Who makes this request. */
@RequestScoped
public class CurrentUser {
    static final String ADMIN = "admin";

    private final SecurityIdentity identity;

    CurrentUser(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    /** The user's id; a 401 where nobody is signed in. */
    public String id() {
        if (identity.isAnonymous()) {
            throw Problems.unauthenticated();
        }
        return identity.getPrincipal().getName();
    }

    public boolean isAdmin() {
        return identity.hasRole(ADMIN);
    }
}
