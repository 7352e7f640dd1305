package io.whisperrest.api.http;

import io.vertx.ext.web.RoutingContext;

/**
 * Where a request comes from.
 *
 * @param network the unit that rate limits count
 * @param secure true for HTTPS, including HTTPS reported by a trusted proxy
 */
public record Caller(String address, String network, boolean secure) {
    public static Caller of(RoutingContext context) {
        return new Caller(ClientAddress.of(context), ClientNetwork.of(context), SessionCookies.isSecure(context));
    }
}
