package io.whisperrest.api.http;

import jakarta.ws.rs.core.Response;

/** Keeps shared pages private: search engines must not index them and caches must not store them. */
public final class NoIndex {
    private NoIndex() {}

    public static Response of(Response.ResponseBuilder answer) {
        return answer.header("X-Robots-Tag", "noindex")
                .header("Cache-Control", "no-store")
                .build();
    }
}
