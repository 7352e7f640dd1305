package io.whisperrest.api.account;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Loads the signing keys and computes the first, slow password hash at start, so that a fault shows there and not at the first request. */
class AccountStart {
    private static final int AFTER_THE_SCHEMA = 2;

    /** Fails the start on a signing key that is invalid or readable by other users; the framework prints the message and exits. */
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
