package io.whisperrest.api.key;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** An API key that a client presented. */
final class KeyRequest extends BaseAuthenticationRequest {
    private final String text;

    KeyRequest(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
