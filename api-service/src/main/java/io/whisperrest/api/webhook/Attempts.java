package io.whisperrest.api.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;

/** The attempts of a delivery in the form of its column. */
public final class Attempts {
    /** Keeps only the newest attempts, since a delivery can be replayed any number of times. */
    private static final int KEPT = 50;

    private static final TypeReference<List<Attempt>> LIST = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Attempts() {}

    public static List<Attempt> read(String column) {
        try {
            return MAPPER.readValue(column, LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column attempts does not hold attempts", e);
        }
    }

    static String write(List<Attempt> attempts) {
        try {
            return MAPPER.writeValueAsString(attempts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // only numbers and strings
        }
    }

    static List<Attempt> with(List<Attempt> before, Attempt last) {
        List<Attempt> all = new ArrayList<>(before);
        all.add(last);
        return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }
}
