package io.whisperrest.api.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.util.Map;

/** A caller's own key-value pairs on a task: stored and returned, never interpreted. */
final class Metadata {
    private static final int MAX_ENTRIES = 16;
    private static final int MAX_KEY_LENGTH = 64;
    private static final int MAX_VALUE_LENGTH = 512;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Metadata() {}

    /**
     * Parses the form field: a JSON object of strings.
     *
     * @param json null = none
     */
    static Map<String, String> parse(String json, ObjectMapper mapper) {
        if (json == null) {
            return Map.of();
        }
        try {
            Map<String, Object> pairs = mapper.readValue(json, OBJECT);
            if (pairs == null || !pairs.values().stream().allMatch(String.class::isInstance)) {
                throw invalid("Metadata is a JSON object whose values are strings.");
            }
            return checked(mapper.convertValue(pairs, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw invalid("Metadata is a JSON object whose values are strings.");
        }
    }

    /** @throws ApiProblem 422 {@code validation_failed} */
    static Map<String, String> checked(Map<String, String> pairs) {
        if (pairs.size() > MAX_ENTRIES) {
            throw invalid("At most " + MAX_ENTRIES + " pairs.");
        }
        pairs.forEach((key, value) -> {
            if (key.isBlank() || key.length() > MAX_KEY_LENGTH || value == null || value.length() > MAX_VALUE_LENGTH) {
                throw invalid("A key has 1 to " + MAX_KEY_LENGTH + " characters, a value is a string of at most "
                        + MAX_VALUE_LENGTH + ".");
            }
        });
        return pairs;
    }

    private static ApiProblem invalid(String detail) {
        return Problems.invalid("metadata", detail).with("field", "metadata");
    }
}
