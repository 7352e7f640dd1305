package io.whisperrest.api.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.FilterOrder;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/**
 * Answers an unparsable content type with 415 for every operation. Where the framework selects a method by content type, it would answer
 * 500.
 */
class MediaTypeFilter {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    void install(@Observes Filters filters) {
        FilterOrder.MEDIA_TYPE.register(filters, this::look);
    }

    private void look(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        boolean reads = READING.contains(context.request().method());
        if (reads || type == null || isReadable(type)) {
            context.next();
        } else {
            context.fail(
                    415, Problems.of(415, "unsupported_media_type", "The content type of the body cannot be read."));
        }
    }

    private static boolean isReadable(String type) {
        try {
            MediaType.valueOf(type);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
