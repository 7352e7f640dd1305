package io.whisperrest.api.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes each piece when it comes. Between two pieces the response holds no thread. */
@Provider
public class LiveTextWriter implements ServerMessageBodyWriter<LiveText> {
    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == LiveText.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == LiveText.class;
    }

    @Override
    public void writeResponse(LiveText text, Type genericType, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        request.suspend();
        ServerHttpResponse response = context.serverResponse();
        response.setChunked(true);
        text.pieces()
                .subscribe()
                .with(
                        piece -> response.write(piece.getBytes(StandardCharsets.UTF_8)),
                        failure -> end(response, request),
                        () -> end(response, request));
    }

    /** The client may be gone by now. */
    private static void end(ServerHttpResponse response, ResteasyReactiveRequestContext request) {
        try {
            if (!response.closed()) {
                response.end();
            }
        } finally {
            request.resume();
        }
    }

    @Override
    public void writeTo(
            LiveText text,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new IllegalStateException("written by writeResponse");
    }
}
