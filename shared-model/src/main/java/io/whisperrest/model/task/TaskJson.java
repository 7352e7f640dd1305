package io.whisperrest.model.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON in TEXT columns. Only Java reads and writes it; fields that a newer version added are ignored. */
public final class TaskJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final ObjectMapper FILLED = MAPPER.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);
    private static final TypeReference<Map<String, String>> PAIRS = new TypeReference<>() {};
    private static final TypeReference<List<Word>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Integer>> TOKENS = new TypeReference<>() {};
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<JsonNode>> NODES = new TypeReference<>() {};
    private static final TypeReference<List<LanguageShare>> SHARES = new TypeReference<>() {};
    private static final TypeReference<List<Warning>> WARNINGS = new TypeReference<>() {};

    private TaskJson() {}

    public static String write(Object value) {
        return write(MAPPER, value);
    }

    /** For values that may be long: omits what is null or empty, which reads back as null. */
    public static String writeFilled(Object value) {
        return write(FILLED, value);
    }

    private static String write(ObjectMapper mapper, Object value) {
        try {
            return value == null ? null : mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    public static TaskOptions options(String json) {
        try {
            return MAPPER.readValue(json, TaskOptions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column options does not hold task options", e);
        }
    }

    /** @param options with the field names of {@link TaskOptions}; others are ignored */
    public static TaskOptions options(ObjectNode options) {
        return MAPPER.convertValue(options, TaskOptions.class);
    }

    /** The same options as JSON; null for a field that is not set. */
    public static ObjectNode tree(TaskOptions options) {
        return MAPPER.valueToTree(options);
    }

    public static Map<String, String> pairs(String json) {
        try {
            return json == null ? Map.of() : MAPPER.readValue(json, PAIRS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column does not hold pairs", e);
        }
    }

    public static List<Word> words(String json) {
        return list(json, WORDS);
    }

    public static List<Integer> tokens(String json) {
        return list(json, TOKENS);
    }

    public static List<String> strings(String json) {
        return list(json, STRINGS);
    }

    /** The models of a worker; an older worker lists only ids. */
    public static List<ModelFacts> models(String json) {
        List<ModelFacts> models = new ArrayList<>();
        for (JsonNode model : list(json, NODES)) {
            models.add(
                    model.isTextual()
                            ? ModelFacts.named(model.asText())
                            : MAPPER.convertValue(model, ModelFacts.class));
        }
        return models;
    }

    public static List<LanguageShare> languages(String json) {
        return list(json, SHARES);
    }

    public static List<Warning> warnings(String json) {
        return list(json, WARNINGS);
    }

    public static <T> List<T> list(String json, TypeReference<List<T>> type) {
        try {
            return json == null ? List.of() : MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column does not hold the expected list", e);
        }
    }
}
