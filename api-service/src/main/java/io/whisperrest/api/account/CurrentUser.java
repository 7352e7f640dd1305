package io.whisperrest.api.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.whisperrest.api.error.Problems;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The user who makes the current request. */
@RequestScoped
public class CurrentUser {
    /** Identity attribute that holds the id of the API key, when the request was authenticated with one. */
    public static final String KEY_ID = "keyId";

    public static final String ADMIN = "admin";

    private final SecurityIdentity identity;

    CurrentUser(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    /**
     * @return the user's id
     * @throws ApiProblem 401 when the request is not authenticated
     */
    public String id() {
        if (identity.isAnonymous()) {
            throw Problems.unauthenticated();
        }
        return identity.getPrincipal().getName();
    }

    /** Id of the session whose cookie authenticated this request; null for any other credential. */
    public String sessionId() {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(TokenClaims.SESSION) : null;
    }

    /** The credential that acts for the user: key, session or token. Consecutive edits by the same author count as one editing session. */
    public String author() {
        String key = keyId();
        if (key == null && identity.getPrincipal() instanceof JsonWebToken token) {
            String session = sessionId();
            return session == null ? token.getTokenID() : session;
        }
        return key;
    }

    /** Id of the API key that authenticated this request; null for a token. */
    public String keyId() {
        return identity.getAttribute(KEY_ID);
    }

    /** The credential of this request. Call it on the request's own thread. */
    public Grant grant() {
        Long version = identity.getPrincipal() instanceof JsonWebToken token ? TokenClaims.version(token) : null;
        return new Grant(id(), version, sessionId(), keyId());
    }

    public boolean isAdmin() {
        return identity.hasRole(ADMIN);
    }
}
