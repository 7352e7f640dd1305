package io.whisperrest.api.http;

import java.util.List;

/** Headers other than {@code Authorization} in which clients send their key. */
public final class KeyHeaderNames {
    /** Azure's and n8n's. */
    public static final List<String> ALL = List.of("api-key", "x-api-key");

    private KeyHeaderNames() {}
}
