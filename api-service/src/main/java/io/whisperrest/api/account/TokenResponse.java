package io.whisperrest.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** RFC 6749 §5.1; {@code expires_in} in seconds. */
record TokenResponse(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn) {

    @Override
    public String toString() {
        return "TokenResponse";
    }
}
