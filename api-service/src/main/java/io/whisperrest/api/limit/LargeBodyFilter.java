package io.whisperrest.api.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.error.Problems;
import jakarta.enterprise.event.Observes;

/** A body no path takes is refused by its declared length, before the framework would do so without a word. */
class LargeBodyFilter {
    private static final int AFTER_HEADERS = 980;
    private static final long FORM_AROUND_THE_FILE = 1024 * 1024;

    private final long most;

    LargeBodyFilter(UploadConfig upload) {
        this.most = upload.maxSize().asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::refuse, AFTER_HEADERS);
    }

    private void refuse(RoutingContext context) {
        if (declared(context) > most + FORM_AROUND_THE_FILE) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(answered -> context.request().connection().close()); // the rest is not read
            context.fail(413, Problems.fileTooLarge(most));
        } else {
            context.next();
        }
    }

    private static long declared(RoutingContext context) {
        try {
            String length = context.request().getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // the server refuses it
        }
    }
}
