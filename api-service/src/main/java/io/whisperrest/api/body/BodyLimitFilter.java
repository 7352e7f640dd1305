package io.whisperrest.api.body;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.RequestBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.InputStream;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Limits every body that the framework reads whole, whatever its content type, length or transfer coding: by the declared length and by
 * the bytes that arrive. An operation that takes an {@link InputStream} reads its body in blocks and has its own limit.
 */
class BodyLimitFilter {
    private static final long KIB = 1024;
    /** For requests without a credential: sign-in, registration, a password link. */
    private static final long MAX_SIGNED_OUT = 16 * KIB;

    private static final long MAX_SIGNED_IN = 1024 * KIB;
    private static final long MAX_TRANSCRIPT = 16 * 1024 * KIB;

    private final BodyMemory memory = new BodyMemory(Runtime.getRuntime().maxMemory());

    @ServerRequestFilter
    void limit(ContainerRequestContext request, SimpleResourceInfo operation, RoutingContext context) {
        if (!RequestBody.isSent(context.request()) || streams(operation)) {
            return;
        }
        long max = max(request, context);
        if (RequestBody.declaredLength(context.request()) > max) {
            throw Problems.bodyTooLarge(max);
        }
        BodyMemory.Share share = memory.share();
        context.addEndHandler(answered -> share.release());
        request.setEntityStream(new BoundedBody(request.getEntityStream(), max, share));
    }

    private static boolean streams(SimpleResourceInfo operation) {
        return Arrays.asList(operation.parameterTypes()).contains(InputStream.class);
    }

    private static long max(ContainerRequestContext request, RoutingContext context) {
        if (context.user() == null) {
            return MAX_SIGNED_OUT;
        }
        boolean transcript = request.getMethod().equals("PUT")
                && request.getUriInfo().getPath().endsWith("/transcript");
        return transcript ? MAX_TRANSCRIPT : MAX_SIGNED_IN;
    }
}
