package io.whisperrest.api.limit;

import io.whisperrest.api.error.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** JSON and forms are small: refused by their declared length, or at the byte when none is declared. */
class BodyLimitFilter {
    private static final long MOST = 1024 * 1024;
    private static final long MOST_OF_A_TRANSCRIPT = 16 * MOST;

    @ServerRequestFilter
    void limit(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (type == null || !isSmall(type)) {
            return;
        }
        long most = isTranscript(request) ? MOST_OF_A_TRANSCRIPT : MOST;
        if (request.getLength() > most) {
            throw Problems.bodyTooLarge(most);
        }
        if (isJson(type) && request.hasEntity()) {
            request.setEntityStream(
                    new LimitedStream(request.getEntityStream(), most, () -> Problems.bodyTooLarge(most)));
        }
    }

    private static boolean isTranscript(ContainerRequestContext request) {
        return request.getMethod().equals("PUT")
                && request.getUriInfo().getPath().endsWith("/transcript");
    }

    private static boolean isSmall(MediaType type) {
        return isJson(type) || type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }
}
