package io.whisperrest.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request an id: the client's own when it is valid, else a new one. Appears in the response, in problems and in logs. */
public final class RequestIds {
    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    void install(@Observes Filters filters) {
        FilterOrder.REQUEST_ID.register(filters, RequestIds::give);
    }

    private static void give(RoutingContext context) {
        String asked = context.request().getHeader(HEADER);
        String id = asked != null && HARMLESS.matcher(asked).matches() ? asked : fresh();
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
        MDC.put(KEY, id);
        context.next();
    }

    /** The id of this request. */
    public static String of(RoutingContext context) {
        String id = context.get(KEY);
        return id == null ? fresh() : id;
    }

    private static String fresh() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
