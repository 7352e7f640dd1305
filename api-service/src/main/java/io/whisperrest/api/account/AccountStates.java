package io.whisperrest.api.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers for {@code auth.revocation-delay} what the database said about an account, so that not every request asks. */
@Singleton
public class AccountStates {
    private static final int MOST = 10_000;

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final UserRepository users;
    private final AuthConfig config;
    private final Clock clock;

    AccountStates(UserRepository users, AuthConfig config, Clock clock) {
        this.users = users;
        this.config = config;
        this.clock = clock;
    }

    /** What is remembered; does not block. */
    public Optional<AccountState> remembered(String userId) {
        return Optional.ofNullable(known.get(userId))
                .filter(entry -> clock.millis() - entry.readAt()
                        < config.revocationDelay().toMillis())
                .map(Known::state);
    }

    /** Asks the database. */
    public AccountState read(String userId) {
        long now = clock.millis();
        AccountState state = AccountState.of(users.byId(userId));
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(userId, new Known(state, now));
        return state;
    }

    /** To be called by whoever disables a user or raises a token version in this process. */
    public void forget(String userId) {
        known.remove(userId);
    }

    private record Known(AccountState state, long readAt) {}
}
