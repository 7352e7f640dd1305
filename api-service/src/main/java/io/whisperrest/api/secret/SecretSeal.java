package io.whisperrest.api.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Encrypts secrets that must be readable later: AES-256-GCM with a key derived from {@code secrets.seal-key} (HKDF-SHA256, RFC 5869;
 * docs/adr/0011). The ciphertext is bound to its owner and cannot be decrypted in another row.
 */
public final class SecretSeal {
    private static final String VERSION = "1.";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param purpose what is encrypted; each purpose has a key of its own */
    public SecretSeal(String sealKey, String purpose) {
        HKDFBytesGenerator derivation = new HKDFBytesGenerator(new SHA256Digest());
        derivation.init(new HKDFParameters(
                sealKey.getBytes(StandardCharsets.UTF_8), null, purpose.getBytes(StandardCharsets.US_ASCII)));
        byte[] derived = new byte[KEY_BYTES];
        derivation.generateBytes(derived, 0, KEY_BYTES);
        this.key = new SecretKeySpec(derived, "AES");
    }

    /** @param owner id of the row that holds it */
    public String seal(String secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has this algorithm
        }
    }

    /** @throws SecretUnreadable when the seal key differs, or the ciphertext was changed or moved */
    public String open(String sealed, String owner) throws SecretUnreadable {
        try {
            byte[] both = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE_BYTES), owner);
            return new String(cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new SecretUnreadable(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
