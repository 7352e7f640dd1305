package io.whisperrest.api.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(requiredProperties = {"email", "password"})
record RegisterRequest(
        @Schema(maxLength = 254, examples = "ann@example.org")
        String email,

        @Schema(minLength = PasswordRules.MIN_LENGTH, maxLength = PasswordRules.MAX_LENGTH)
        String password) {

    /** Hides the password, which the generated method would print. */
    @Override
    public String toString() {
        return "RegisterRequest";
    }
}
