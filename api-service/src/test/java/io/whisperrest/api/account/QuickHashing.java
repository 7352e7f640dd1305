package io.whisperrest.api.account;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A cheap hash for the thousand accounts that the tests sign in; the real cost took half of their time. */
class QuickHashing {
    /** Memory of a hash, KiB; least 8. */
    static final String MEMORY = "test.hash-memory";

    @Produces
    @Singleton
    PasswordCost quick(@ConfigProperty(name = MEMORY, defaultValue = "8") int memoryKib) {
        return new PasswordCost(memoryKib, 1);
    }
}
