package io.whisperrest.api.key;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.http.FilterOrder;
import io.whisperrest.api.http.KeyHeaderNames;
import jakarta.enterprise.event.Observes;

/**
 * Turns a key in {@code api-key} (Azure) or {@code x-api-key} (n8n) into a bearer token before any other code reads the request, so
 * that limits, cookies and scopes see one kind of key. An {@code Authorization} header takes precedence; values that are not our keys
 * stay untouched.
 */
class KeyHeaders {
    void install(@Observes Filters filters) {
        FilterOrder.KEY_HEADERS.register(filters, KeyHeaders::fold);
    }

    private static void fold(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.getHeader("Authorization") == null) {
            KeyHeaderNames.ALL.stream()
                    .map(request::getHeader)
                    .filter(value -> value != null && value.strip().startsWith(KeyText.MARK))
                    .findFirst()
                    .ifPresent(key -> request.headers().set("Authorization", "Bearer " + key.strip()));
        }
        context.next();
    }
}
