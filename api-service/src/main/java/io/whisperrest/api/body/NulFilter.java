package io.whisperrest.api.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.FilterOrder;
import jakarta.enterprise.event.Observes;

/**
 * Rejects U+0000 in paths, queries and headers, because PostgreSQL cannot store it. The JSON reader and the form parser apply the same
 * rule to bodies.
 */
class NulFilter {
    private static final String ENCODED = "%00";

    void install(@Observes Filters filters) {
        FilterOrder.NUL.register(filters, this::look);
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean found = request.uri().contains(ENCODED)
                || request.headers().entries().stream()
                        .anyMatch(header -> header.getValue().indexOf('\0') >= 0);
        if (found) {
            context.fail(400, Problems.malformed("The request holds the character U+0000."));
        } else {
            context.next();
        }
    }
}
