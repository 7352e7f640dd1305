package io.whisperrest.api.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(requiredProperties = {"email", "password"})
record RegisterRequest(
        @Schema(maxLength = 254, examples = "ann@example.org")
        String email,

        @Schema(minLength = PasswordRules.SHORTEST, maxLength = PasswordRules.LONGEST)
        String password) {

    /** Records print their fields; a password is never printed. */
    @Override
    public String toString() {
        return "RegisterRequest";
    }
}
