package io.whisperrest.api.account;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Hashes and verifies passwords. Takes the same time whether or not the account exists. */
@Singleton
public class Passwords {
    /** 46 MiB, one pass, one lane: OWASP Password Storage Cheat Sheet, second choice; 77 ms measured. */
    static final int MEMORY_KIB = 46 * 1024;

    private static final int PASSES = 1;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;

    private final HashingPermits permits;
    private final SecureRandom random = new SecureRandom();
    private final PasswordHash dummy;

    Passwords(HashingPermits permits) {
        this.permits = permits;
        this.dummy =
                compute("nobody has this password"); // also runs the first, slow computation before the first sign-in
    }

    public String hash(String password) {
        return permits.run(() -> compute(password).phc());
    }

    /** @param phc null for an unknown account or one without a password: never matches, takes as long */
    public boolean matches(String password, String phc) {
        PasswordHash expected = phc == null ? dummy : PasswordHash.parse(phc);
        return permits.run(() -> expected.matches(password)) && phc != null;
    }

    boolean needsRehash(String phc) {
        return PasswordHash.parse(phc).isWeakerThan(MEMORY_KIB, PASSES);
    }

    private PasswordHash compute(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return PasswordHash.compute(password, MEMORY_KIB, PASSES, LANES, salt);
    }
}
