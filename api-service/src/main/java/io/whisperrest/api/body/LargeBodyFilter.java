package io.whisperrest.api.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.FilterOrder;
import io.whisperrest.api.http.RequestBody;
import jakarta.enterprise.event.Observes;

/** Rejects a body that no route accepts, by its declared length. The framework would reject it without a problem document. */
class LargeBodyFilter {
    private static final long FORM_AROUND_THE_FILE = 1024 * 1024;

    private final long limit;

    LargeBodyFilter(UploadConfig upload) {
        this.limit = upload.maxSize().asLongValue();
    }

    void install(@Observes Filters filters) {
        FilterOrder.LARGE_BODY.register(filters, this::refuse);
    }

    private void refuse(RoutingContext context) {
        if (RequestBody.declaredLength(context.request()) > limit + FORM_AROUND_THE_FILE) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(answered -> context.request().connection().close()); // the rest is not read
            context.fail(413, Problems.fileTooLarge(limit));
        } else {
            context.next();
        }
    }
}
