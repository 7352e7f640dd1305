package io.whisperrest.api.account;

import io.whisperrest.hash.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits used as a bearer secret. Only the SHA-256 hash is stored; that is enough for a random value (OWASP ASVS 11.4). */
public record RandomToken(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static RandomToken fresh() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new RandomToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    public String hash() {
        return Sha256.hex(text);
    }

    /** Hides the token, which the generated method would print. */
    @Override
    public String toString() {
        return "RandomToken";
    }
}
