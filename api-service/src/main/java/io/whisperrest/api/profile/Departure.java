package io.whisperrest.api.profile;

import io.whisperrest.api.account.AccountClosing;
import io.whisperrest.api.account.Caller;
import io.whisperrest.api.account.PasswordService;
import jakarta.inject.Singleton;

/** A user leaves: the password is asked for once more, then everything goes. */
@Singleton
class Departure {
    private final PasswordService passwords;
    private final AccountClosing closing;

    Departure(PasswordService passwords, AccountClosing closing) {
        this.passwords = passwords;
        this.closing = closing;
    }

    void leave(String userId, String password, Caller caller) {
        passwords.confirmed(userId, password, caller);
        closing.close(userId, userId, caller);
    }
}
