package io.whisperrest.api.session;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import io.whisperrest.api.account.TokenClaims;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Rejects a token whose session has ended. Queries the database on a worker thread. */
@Singleton
class SessionCheck implements SecurityIdentityAugmentor {
    private final SessionStates states;

    SessionCheck(SessionStates states) {
        this.states = states;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || !(token.getClaim(TokenClaims.SESSION) instanceof String session)) {
            return Uni.createFrom().item(identity);
        }
        Optional<Boolean> remembered = states.remembered(session);
        return remembered.isPresent()
                ? Uni.createFrom().item(() -> checked(identity, remembered.get()))
                : context.runBlocking(() -> checked(identity, states.read(token.getSubject(), session)));
    }

    private static SecurityIdentity checked(SecurityIdentity identity, boolean alive) {
        if (!alive) {
            throw new AuthenticationFailedException("the session was ended");
        }
        return identity;
    }
}
