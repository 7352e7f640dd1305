package io.whisperrest.api.profile;

import io.whisperrest.api.account.AccountClosing;
import io.whisperrest.api.account.PasswordService;
import io.whisperrest.api.http.Caller;
import jakarta.inject.Singleton;

/** Deletes the user's own account after checking the password again. */
@Singleton
class AccountDeletion {
    private final PasswordService passwords;
    private final AccountClosing closing;

    AccountDeletion(PasswordService passwords, AccountClosing closing) {
        this.passwords = passwords;
        this.closing = closing;
    }

    void leave(String userId, String password, Caller caller) {
        passwords.confirmed(userId, password, caller);
        closing.close(userId, userId, caller);
    }
}
