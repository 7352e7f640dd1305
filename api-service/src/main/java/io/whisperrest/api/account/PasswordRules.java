package io.whisperrest.api.account;

import io.whisperrest.api.error.FieldError;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a new password must be: long enough and not known to everybody. Any character counts, none is demanded. */
@Singleton
public class PasswordRules {
    public static final int SHORTEST = 8;
    public static final int LONGEST = 128;
    private static final String FIELD = "password";

    private final CommonPasswords common;

    PasswordRules(CommonPasswords common) {
        this.common = common;
    }

    Optional<FieldError> broken(String password) {
        return broken(FIELD, password);
    }

    /** @param field as the client spelt it */
    public Optional<FieldError> broken(String field, String password) {
        if (password == null) {
            return Optional.of(new FieldError(field, "required", "A password is needed."));
        }
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return refused(field, "too_short", "The password needs at least " + SHORTEST + " characters.");
        }
        if (length > LONGEST) {
            return refused(field, "too_long", "The password may have at most " + LONGEST + " characters.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(password)) {
            return refused(field, "invalid", "The password holds half a character.");
        }
        if (common.contains(password)) {
            return refused(field, "too_common", "This is one of the commonest passwords; choose another.");
        }
        return Optional.empty();
    }

    private static Optional<FieldError> refused(String field, String code, String detail) {
        return Optional.of(new FieldError(field, code, detail));
    }
}
