package io.whisperrest.api.http;

import io.vertx.core.http.HttpServerRequest;

/** What the request headers say about the body. The content type proves nothing: a body may arrive without one. */
public final class RequestBody {
    private RequestBody() {}

    /** True when a body follows, of any length. */
    public static boolean isSent(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || length != null && !length.equals("0");
    }

    /** Bytes; 0 when no length is declared. */
    public static long declaredLength(HttpServerRequest request) {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // the server answers this with 400
        }
    }
}
