package io.whisperrest.api.account;

import io.whisperrest.model.account.User;
import java.util.Optional;

/** The part of an account that decides whether its tokens are valid. */
public record AccountState(boolean usable, boolean admin, long tokenVersion) {
    static final AccountState GONE = new AccountState(false, false, -1);

    static AccountState of(Optional<User> user) {
        return user.map(known -> new AccountState(!known.isDisabled(), known.isAdmin(), known.tokenVersion()))
                .orElse(GONE);
    }

    boolean accepts(long version) {
        return usable && tokenVersion == version;
    }
}
