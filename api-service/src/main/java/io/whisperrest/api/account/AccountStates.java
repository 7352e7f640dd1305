package io.whisperrest.api.account;

import io.whisperrest.api.memory.Remembered;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Caches account states for {@code auth.revocation-delay}. */
@Singleton
public class AccountStates {
    private final Remembered<AccountState> known;
    private final UserRepository users;

    AccountStates(UserRepository users, AuthConfig config) {
        this.users = users;
        this.known = new Remembered<>(config.revocationDelay());
    }

    /** Returns the cached state, if any; never blocks. */
    public Optional<AccountState> remembered(String userId) {
        return known.get(userId);
    }

    /** Reads the state from the database and caches it. */
    public AccountState read(String userId) {
        return known.ask(userId, () -> AccountState.of(users.byId(userId)));
    }

    /** Drops the cached state. Call it after disabling a user or raising a token version in this process. */
    public void forget(String userId) {
        known.forget(userId);
    }
}
