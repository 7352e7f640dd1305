package io.whisperrest.api.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(requiredProperties = {"email", "password"})
record TokenRequest(String email, String password) {

    /** Hides the password, which the generated method would print. */
    @Override
    public String toString() {
        return "TokenRequest";
    }
}
