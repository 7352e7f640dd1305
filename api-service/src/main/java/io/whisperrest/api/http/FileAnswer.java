package io.whisperrest.api.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.PathPart;

/** Sends a file according to RFC 9110: the whole file, one range of it, or a 304 when the client already has it. */
public final class FileAnswer {
    private FileAnswer() {}

    /** @throws RangeNotSatisfiable answered with 416 */
    public static Response.ResponseBuilder of(
            Path file, String mediaType, String tag, Request request, HttpHeaders headers) {
        EntityTag entityTag = new EntityTag(tag);
        Response.ResponseBuilder same = request.evaluatePreconditions(entityTag);
        if (same != null) {
            return same.tag(entityTag).header("Accept-Ranges", "bytes");
        }
        long size = size(file);
        if (request.getMethod().equals("HEAD")) {
            return headers(Response.ok().header(HttpHeaders.CONTENT_LENGTH, size), mediaType, entityTag);
        }
        String ifRange = headers.getHeaderString("If-Range");
        boolean current = ifRange == null || ifRange.equals('"' + tag + '"');
        Optional<ByteRange> range =
                current ? ByteRange.parse(headers.getHeaderString("Range"), size) : Optional.empty();
        if (range.isPresent() && !range.get().isSatisfiable()) {
            throw new RangeNotSatisfiable(size);
        }
        return headers(
                range.map(part -> Response.status(206)
                                .entity(new PathPart(file, part.from(), part.length()))
                                .header("Content-Range", part.contentRange(size)))
                        .orElseGet(() -> Response.ok(new PathPart(file, 0, size))),
                mediaType,
                entityTag);
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder answer, String mediaType, EntityTag tag) {
        return answer.header(HttpHeaders.CONTENT_TYPE, mediaType).tag(tag).header("Accept-Ranges", "bytes");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
