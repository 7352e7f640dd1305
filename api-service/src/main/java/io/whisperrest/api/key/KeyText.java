package io.whisperrest.api.key;

import io.whisperrest.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an API key, {@code wr_<8 characters for lookup>_<43 characters, 256 random bits>}. Only the SHA-256 hash is stored, which
 * is enough for a random value (OWASP ASVS 11.4).
 */
record KeyText(String prefix, String text) {
    static final String MARK = "wr_";
    private static final Pattern FORM = Pattern.compile("wr_([A-Za-z0-9_-]{8})_[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyText random() {
        String prefix = letters(6);
        return new KeyText(prefix, MARK + prefix + "_" + letters(32));
    }

    static Optional<KeyText> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new KeyText(form.group(1), text)) : Optional.empty();
    }

    String hash() {
        return Sha256.hex(text);
    }

    /** Compares in constant time. */
    boolean matches(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static String letters(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Prints the prefix only. */
    @Override
    public String toString() {
        return MARK + prefix;
    }
}
