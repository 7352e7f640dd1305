package io.whisperrest.api.account;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.http.ClientNetwork;
import io.whisperrest.api.http.SessionCookies;

/**
 * Where a call comes from.
 *
 * @param network what limits count
 * @param secure true on https, a trusted proxy's word included
 */
public record Caller(String address, String network, boolean secure) {
    public static Caller of(RoutingContext context) {
        return new Caller(
                ClientNetwork.address(context.request()),
                ClientNetwork.of(context.request()),
                SessionCookies.isSecure(context));
    }
}
