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

/** JSON with the hash of its bytes as ETag: whoever has it already gets a 304 (RFC 9110 §13). */
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
        return (same == null ? ok(body) : same).tag(tag).build();
    }

    /** With a tag of the caller's own. */
    public Response.ResponseBuilder builder(Request request, EntityTag tag, Object entity) {
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        return (same == null ? ok(bytes(entity)) : same).tag(tag);
    }

    private static Response.ResponseBuilder ok(byte[] body) {
        return Response.ok(body).type(MediaType.APPLICATION_JSON_TYPE);
    }

    /** Strong: 128 bits of the SHA-256 of the body. */
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
