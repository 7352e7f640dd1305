package io.whisperrest.api.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.whisperrest.api.error.Problems;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes this request. */
@RequestScoped
public class CurrentUser {
    /** Attribute of an identity that showed an API key. */
    public static final String KEY_ID = "keyId";

    public static final String ADMIN = "admin";

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

    /** The session of the cookie this request came with; null for any other sign-in. */
    public String sessionId() {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(TokenClaims.SESSION) : null;
    }

    /** What acts for the user, the key, the session or the token: its edits in a row are one sitting. */
    public String author() {
        String key = keyId();
        if (key == null && identity.getPrincipal() instanceof JsonWebToken token) {
            String session = sessionId();
            return session == null ? token.getTokenID() : session;
        }
        return key;
    }

    /** Id of the API key this request came with; null = a token. */
    public String keyId() {
        return identity.getAttribute(KEY_ID);
    }

    /** By what this request was let in; to be asked for on its own thread. */
    public Grant grant() {
        Long version = identity.getPrincipal() instanceof JsonWebToken token ? TokenClaims.version(token) : null;
        return new Grant(id(), version, sessionId(), keyId());
    }

    public boolean isAdmin() {
        return identity.hasRole(ADMIN);
    }
}
