package io.whisperrest.api.openai;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.http.FilterOrder;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other paths under which programs call {@code /v1}: without the prefix (Nextcloud), the models below {@code /v1/audio} (Open WebUI),
 * and those of Azure, whose deployment name is repeated in the form.
 */
class OtherPaths {
    private static final Pattern KNOWN = Pattern.compile("(?:/v1/audio|/openai(?:/v1|/deployments/[^/]+)?)?"
            + "(/audio/(?:transcriptions|translations)|/models(?:/.+)?)");

    void install(@Observes Filters filters) {
        FilterOrder.OTHER_PATHS.register(filters, OtherPaths::lead);
    }

    private static void lead(RoutingContext context) {
        Matcher known = KNOWN.matcher(context.normalizedPath());
        if (known.matches()) {
            context.reroute("/v1" + known.group(1));
        } else {
            context.next();
        }
    }
}
