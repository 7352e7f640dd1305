package io.whisperrest.api.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(requiredProperties = {"email", "password"})
record TokenRequest(String email, String password) {

    /** Records print their fields; a password is never printed. */
    @Override
    public String toString() {
        return "TokenRequest";
    }
}
