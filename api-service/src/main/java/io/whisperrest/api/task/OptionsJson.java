package io.whisperrest.api.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Options as JSON spells them: each in its own type, then read like those of a form. */
final class OptionsJson {
    private static final Set<String> NUMBERS = Set.of("temperature", "start", "end", "ttlSeconds");
    private static final Set<String> LISTS = Set.of("languages", "keywords");

    private OptionsJson() {}

    /**
     * @param options null = none
     * @throws ApiProblem 400 for a value of another type
     */
    static Map<String, List<String>> fields(JsonNode options) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (options == null || options.isNull()) {
            return fields;
        }
        if (!options.isObject()) {
            throw Problems.malformed("Options are a JSON object.");
        }
        options.properties().forEach(option -> {
            if (!option.getValue().isNull()) {
                fields.put(option.getKey(), values(option.getKey(), option.getValue()));
            }
        });
        return fields;
    }

    private static List<String> values(String name, JsonNode value) {
        if (LISTS.contains(name)) {
            require(value.isArray() && each(value).allMatch(JsonNode::isTextual), name, "a list of strings");
            return each(value).map(JsonNode::textValue).toList();
        }
        if (name.equals("words")) {
            require(value.isBoolean(), name, "true or false");
        } else if (NUMBERS.contains(name)) {
            require(value.isNumber(), name, "a number");
        } else if (name.equals("metadata")) {
            require(value.isObject(), name, "an object");
            return List.of(value.toString());
        } else if (OptionFields.form().name(name) != null) {
            require(value.isTextual() || name.equals("channels") && value.isIntegralNumber(), name, "a string");
        }
        return List.of(value.asText());
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static void require(boolean condition, String name, String what) {
        if (!condition) {
            throw Problems.malformed("The option '" + name + "' must be " + what + ".");
        }
    }
}
