package io.whisperrest.api.account;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Hashes and verifies passwords. Takes the same time whether or not the account exists. */
@Singleton
public class Passwords {
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;

    private final HashingPermits permits;
    private final PasswordCost cost;
    private final SecureRandom random = new SecureRandom();
    private final PasswordHash dummy;

    Passwords(HashingPermits permits, PasswordCost cost) {
        this.permits = permits;
        this.cost = cost;
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
        return PasswordHash.parse(phc).isWeakerThan(cost);
    }

    private PasswordHash compute(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return PasswordHash.compute(password, cost, LANES, salt);
    }
}
