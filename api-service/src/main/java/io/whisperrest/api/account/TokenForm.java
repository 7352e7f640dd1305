package io.whisperrest.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of {@code POST /token}; used only in the OpenAPI document. */
@Schema(requiredProperties = {"username", "password"})
record TokenForm(
        @Schema(description = "The e-mail address") String username,
        String password,

        @JsonProperty("grant_type") @Schema(description = "Absent or `password`")
        String grantType,

        @Schema(description = "Ignored") String scope,

        @JsonProperty("client_id") @Schema(description = "Ignored")
        String clientId,

        @JsonProperty("client_secret") @Schema(description = "Ignored")
        String clientSecret) {}
