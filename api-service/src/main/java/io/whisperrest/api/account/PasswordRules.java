package io.whisperrest.api.account;

import io.whisperrest.api.error.FieldError;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Rules for a new password: long enough and not a common one. Any character is allowed, none is required. */
@Singleton
public class PasswordRules {
    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 128;
    private static final String FIELD = "password";

    private final CommonPasswords common;

    PasswordRules(CommonPasswords common) {
        this.common = common;
    }

    Optional<FieldError> broken(String password) {
        return broken(FIELD, password);
    }

    /** @param field the name as the client spelled it */
    public Optional<FieldError> broken(String field, String password) {
        if (password == null) {
            return Optional.of(new FieldError(field, "required", "A password is needed."));
        }
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            return refused(field, "too_short", "The password needs at least " + MIN_LENGTH + " characters.");
        }
        if (length > MAX_LENGTH) {
            return refused(field, "too_long", "The password may have at most " + MAX_LENGTH + " characters.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(password)) {
            return refused(field, "invalid", "The password contains an incomplete character (a lone surrogate).");
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
