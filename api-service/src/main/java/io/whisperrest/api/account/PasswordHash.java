package io.whisperrest.api.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** An argon2id hash in PHC form: {@code $argon2id$v=19$m=47104,t=1,p=1$salt$hash}. */
record PasswordHash(PasswordCost cost, int lanes, byte[] salt, byte[] hash) {
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final int HASH_BYTES = 32;

    static PasswordHash compute(String password, PasswordCost cost, int lanes, byte[] salt) {
        byte[] hash = new byte[HASH_BYTES];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return new PasswordHash(cost, lanes, salt, hash);
    }

    static PasswordHash parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an argon2id hash in PHC form");
        }
        Base64.Decoder decoder = Base64.getDecoder();
        return new PasswordHash(
                new PasswordCost(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))),
                Integer.parseInt(parts.group(3)),
                decoder.decode(parts.group(4)),
                decoder.decode(parts.group(5)));
    }

    /** Compares in constant time. A lone surrogate would be hashed as '?', so a password that contains one never matches. */
    boolean matches(String password) {
        boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(password);
        return MessageDigest.isEqual(hash, compute(password, cost, lanes, salt).hash) && whole;
    }

    boolean isWeakerThan(PasswordCost wanted) {
        return cost.memoryKib() < wanted.memoryKib() || cost.passes() < wanted.passes();
    }

    String phc() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + lanes + "$"
                + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }
}
