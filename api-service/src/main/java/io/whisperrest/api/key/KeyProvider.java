package io.whisperrest.api.key;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.whisperrest.api.account.AccountState;
import io.whisperrest.api.account.AccountStates;
import io.whisperrest.api.account.CurrentUser;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Resolves an API key to its owner. Queries the database on a worker thread each time, so a revoked key is rejected at once. */
@Singleton
class KeyProvider implements IdentityProvider<KeyRequest> {
    /** Identity attribute that holds the scopes of the API key. */
    static final String SCOPES = "key-scopes";

    private final ApiKeyRepository keys;
    private final AccountStates accounts;
    private final Clock clock;

    KeyProvider(ApiKeyRepository keys, AccountStates accounts, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request.text()));
    }

    private SecurityIdentity identity(String text) {
        long now = clock.millis();
        ApiKey key = KeyText.parse(text)
                .flatMap(shown -> keys.byPrefix(shown.prefix()).filter(known -> shown.matches(known.keyHash())))
                .filter(known -> known.isUsable(now))
                .orElseThrow(() -> new AuthenticationFailedException("no such key, or it has expired"));
        AccountState owner = accounts.remembered(key.userId()).orElseGet(() -> accounts.read(key.userId()));
        if (!owner.usable()) {
            throw new AuthenticationFailedException("the account is disabled");
        }
        keys.used(key, now);
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.userId()))
                .addAttribute(SCOPES, key.scopes())
                .addAttribute(CurrentUser.KEY_ID, key.id());
        if (owner.admin() && key.scopes().contains(Scope.ADMIN)) {
            identity.addRole(CurrentUser.ADMIN);
        }
        return identity.build();
    }
}
