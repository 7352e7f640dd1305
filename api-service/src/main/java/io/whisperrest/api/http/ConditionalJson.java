package io.whisperrest.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.hash.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;

/** JSON with the hash of its bytes as ETag. A client that already has it gets a 304 (RFC 9110 §13). */
@ApplicationScoped
public class ConditionalJson {
    private static final int TAG_BYTES = 16;

    private final ObjectMapper json;

    ConditionalJson(ObjectMapper json) {
        this.json = json;
    }

    public Response answer(Request request, Object entity) {
        byte[] body = bytes(entity);
        EntityTag tag = tag(body);
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        Response.ResponseBuilder whole = Response.ok(body).type(MediaType.APPLICATION_JSON_TYPE);
        return (same == null ? whole : same).tag(tag).build();
    }

    /** Uses the caller's own tag. Serializes while sending, so a large entity takes little memory. */
    public static Response.ResponseBuilder streamed(Request request, EntityTag tag, Object entity) {
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        Response.ResponseBuilder whole = Response.ok(entity).type(MediaType.APPLICATION_JSON_TYPE);
        return (same == null ? whole : same).tag(tag);
    }

    /** A strong tag: 128 bits of the SHA-256 of the body. */
    public static EntityTag tag(byte[] body) {
        return new EntityTag(HexFormat.of().formatHex(Sha256.hash(body), 0, TAG_BYTES));
    }

    private byte[] bytes(Object entity) {
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + entity.getClass(), e);
        }
    }
}
