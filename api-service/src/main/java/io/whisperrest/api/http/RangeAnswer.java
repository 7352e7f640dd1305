package io.whisperrest.api.http;

import io.whisperrest.audio.AudioStore;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jboss.resteasy.reactive.PathPart;

/** Sends kept audio according to RFC 9110: all of it, one range of it, or a 304 when the client already has it. */
public final class RangeAnswer {
    private static final long BLOCK = 256 * 1024;

    private RangeAnswer() {}

    /**
     * @throws RangeNotSatisfiable answered with 416
     * @throws UncheckedIOException when the audio has been erased since
     */
    public static Response.ResponseBuilder of(
            AudioStore.Kept audio, String mediaType, String tag, Request request, HttpHeaders headers) {
        EntityTag entityTag = new EntityTag(tag);
        Response.ResponseBuilder same = request.evaluatePreconditions(entityTag);
        if (same != null) {
            return same.tag(entityTag).header("Accept-Ranges", "bytes");
        }
        long size = audio.bytes();
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
        Response.ResponseBuilder answer = range.map(part ->
                        bytes(Response.status(206), audio, part).header("Content-Range", part.contentRange(size)))
                .orElseGet(() -> bytes(Response.ok(), audio, new ByteRange(0, size)));
        return headers(answer, mediaType, entityTag);
    }

    /** A file goes out by the operating system; other bytes are copied. */
    private static Response.ResponseBuilder bytes(
            Response.ResponseBuilder answer, AudioStore.Kept audio, ByteRange part) {
        if (audio.file().isPresent()) {
            return answer.entity(new PathPart(audio.file().get(), part.from(), part.length()));
        }
        byte[] first = block(audio, part, 0); // an error shows before the response begins
        StreamingOutput body = out -> {
            out.write(first);
            for (long sent = first.length; sent < part.length(); ) {
                byte[] next = block(audio, part, sent);
                out.write(next);
                sent += next.length;
            }
        };
        return answer.entity(body).header(HttpHeaders.CONTENT_LENGTH, part.length());
    }

    /** Reads a block as a whole, so that a client that stops reading holds no connection to the store. */
    private static byte[] block(AudioStore.Kept audio, ByteRange part, long from) {
        long length = Math.min(BLOCK, part.length() - from);
        try (InputStream in = audio.read(part.from() + from, length)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder answer, String mediaType, EntityTag tag) {
        return answer.header(HttpHeaders.CONTENT_TYPE, mediaType).tag(tag).header("Accept-Ranges", "bytes");
    }
}
