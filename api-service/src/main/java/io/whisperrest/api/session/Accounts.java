package io.whisperrest.api.session;

import io.whisperrest.api.account.AuthConfig;
import io.whisperrest.api.account.UserRepository;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.Settings;
import jakarta.inject.Singleton;

/** Reads the account object of the signed-in user. */
@Singleton
public class Accounts {
    private final UserRepository users;
    private final Settings settings;
    private final AuthConfig config;

    Accounts(UserRepository users, Settings settings, AuthConfig config) {
        this.users = users;
        this.settings = settings;
        this.config = config;
    }

    public AccountResponse of(String userId) {
        return AccountResponse.of(
                users.byId(userId).orElseThrow(Problems::unauthenticated),
                users.preferences(userId).orElseThrow(Problems::unauthenticated),
                settings.limits(),
                config.cookieLifetime().toSeconds());
    }
}
