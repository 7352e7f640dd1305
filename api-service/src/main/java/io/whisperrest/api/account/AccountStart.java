package io.whisperrest.api.account;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Makes at the start what would else be made, or fail, at the first request: the signing keys and the first slow hash. */
class AccountStart {
    private static final int AFTER_THE_SCHEMA = 2;

    /** A key that is none or that others can read stops the start; the framework prints the line and exits. */
    void begin(
            @Observes @Priority(AFTER_THE_SCHEMA) StartupEvent event,
            Instance<SigningKeys> keys,
            Instance<Passwords> passwords) {
        try {
            keys.get().signing();
        } catch (IllegalStateException e) {
            throw new ConfigurationException(e.getMessage());
        }
        passwords.get();
    }
}
