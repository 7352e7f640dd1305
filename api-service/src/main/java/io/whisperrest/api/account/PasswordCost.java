package io.whisperrest.api.account;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * What computing one argon2id hash takes.
 *
 * @param memoryKib memory, KiB
 * @param passes over that memory
 */
record PasswordCost(int memoryKib, int passes) {
    /** 46 MiB, one pass, one lane: OWASP Password Storage Cheat Sheet, second choice. About 200 ms with the service's JVM flags. */
    static final PasswordCost STANDARD = new PasswordCost(46 * 1024, 1);

    static final class Beans {
        /** Tests that sign in a thousand accounts replace it. */
        @Produces
        @DefaultBean
        @Singleton
        PasswordCost standard() {
            return STANDARD;
        }
    }
}
