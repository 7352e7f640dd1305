package io.whisperrest.api.account;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Turns passwords into hashes and compares them; the same work whether the account exists or not. */
@Singleton
public class Passwords {
    /** 46 MiB, one pass, one lane: OWASP Password Storage Cheat Sheet, second choice; 77 ms measured. */
    static final int MEMORY_KIB = 46 * 1024;

    private static final int PASSES = 1;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;

    private final HashingPlaces places;
    private final SecureRandom random = new SecureRandom();
    private final PasswordHash dummy;

    Passwords(HashingPlaces places) {
        this.places = places;
        this.dummy =
                compute("nobody has this password"); // and the first, slow computation is over before the first sign-in
    }

    public String hash(String password) {
        return places.run(() -> compute(password).phc());
    }

    /** @param phc null for an account that is unknown, or has no password yet: never matches, takes as long */
    public boolean matches(String password, String phc) {
        PasswordHash expected = phc == null ? dummy : PasswordHash.parse(phc);
        return places.run(() -> expected.matches(password)) && phc != null;
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
