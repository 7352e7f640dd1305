package io.whisperrest.api.task;

import io.whisperrest.api.boot.SecretsConfig;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The position where a page ended. Signed and bound to its list, so that it can be neither forged nor used for another list. */
@Singleton
public class Cursor {
    private static final int SIGNATURE = 16;

    private final byte[] key;

    Cursor(SecretsConfig secrets) {
        this.key = ("cursor " + secrets.sealKey().orElseThrow()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The last row of a page.
     *
     * @param at its value in the sort order
     */
    public record Position(String at, String id) {}

    /** @param list everything that determines the rows and their order, including the user */
    public String write(Position position, String list) {
        byte[] text = (position.at() + '\n' + position.id()).getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(signature(text, list), SIGNATURE + text.length);
        System.arraycopy(text, 0, signed, SIGNATURE, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** @throws ApiProblem 400 {@code invalid_cursor} */
    public Position read(String cursor, String list) {
        try {
            byte[] signed = Base64.getUrlDecoder().decode(cursor);
            if (signed.length > SIGNATURE) {
                byte[] text = Arrays.copyOfRange(signed, SIGNATURE, signed.length);
                if (MessageDigest.isEqual(signature(text, list), Arrays.copyOf(signed, SIGNATURE))) {
                    String position = new String(text, StandardCharsets.UTF_8);
                    int end = position.lastIndexOf('\n');
                    return new Position(position.substring(0, end), position.substring(end + 1));
                }
            }
        } catch (IllegalArgumentException e) {
            // not Base64: rejected below
        }
        throw Problems.of(
                400, "invalid_cursor", "This cursor belongs to another list or is damaged: start without a cursor.");
    }

    private byte[] signature(byte[] text, String list) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(text), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has this algorithm
        }
    }
}
