package io.whisperrest.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** RFC 6749 §5.1; {@code expires_in} in seconds. */
@Schema(requiredProperties = {"access_token", "token_type", "expires_in"})
record TokenResponse(
        @JsonProperty("access_token") String accessToken,

        @Schema(enumeration = "bearer") @JsonProperty("token_type")
        String tokenType,

        @JsonProperty("expires_in") long expiresIn) {

    @Override
    public String toString() {
        return "TokenResponse";
    }
}
