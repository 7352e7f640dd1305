package io.whisperrest.api.account;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.http.ClientNetwork;

/**
 * Where a call comes from.
 *
 * @param network what limits count
 */
record Caller(String address, String network) {
    static Caller of(RoutingContext context) {
        return new Caller(ClientNetwork.address(context.request()), ClientNetwork.of(context.request()));
    }
}
