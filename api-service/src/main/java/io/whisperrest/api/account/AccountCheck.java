package io.whisperrest.api.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Checks the account behind a token whose signature is valid: a token of a deleted or disabled account, or one issued before its
 * user signed out everywhere, is rejected. The role too comes from the account, never from the token. Queries the database on a worker
 * thread.
 */
@Singleton
class AccountCheck implements SecurityIdentityAugmentor {
    private final AccountStates states;

    AccountCheck(AccountStates states) {
        this.states = states;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        Optional<AccountState> remembered = states.remembered(token.getSubject());
        return remembered.isPresent()
                ? Uni.createFrom().item(() -> checked(identity, token, remembered.get()))
                : context.runBlocking(() -> checked(identity, token, states.read(token.getSubject())));
    }

    private static SecurityIdentity checked(SecurityIdentity identity, JsonWebToken token, AccountState state) {
        if (!state.accepts(TokenClaims.version(token))) {
            throw new AuthenticationFailedException("the account does not accept this token");
        }
        QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder(identity);
        if (state.admin()) {
            builder.addRole(CurrentUser.ADMIN);
        }
        return builder.build();
    }
}
