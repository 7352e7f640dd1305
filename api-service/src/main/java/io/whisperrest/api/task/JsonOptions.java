package io.whisperrest.api.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Options as JSON spells them, each with its own type: what a form would have sent, so that one place checks the values. */
final class JsonOptions {
    private static final Set<String> NUMBERS = Set.of("temperature", "start", "end", "ttlSeconds");
    private static final Set<String> FLAGS = Set.of("words");
    private static final Set<String> LISTS = Set.of("languages", "keywords");
    private static final Set<String> OBJECTS = Set.of("metadata");

    private JsonOptions() {}

    /**
     * Takes a text out that is no option.
     *
     * @throws ApiProblem 400 when it is missing or no text
     */
    static String takeText(ObjectNode body, String name) {
        JsonNode value = body == null ? null : body.remove(name);
        if (value == null || !value.isTextual()) {
            throw Problems.malformed("Send a JSON body with the text '" + name + "'.");
        }
        return value.textValue();
    }

    /** @throws ApiProblem 400 for unknown names and wrong types, 422 {@code not_offered} */
    static Map<String, List<String>> fields(ObjectNode options) {
        Map<String, List<String>> fields = new HashMap<>();
        options.properties().forEach(option -> {
            String name = option.getKey();
            if (OptionFields.form().name(name) == null) {
                throw Problems.unknownField(name);
            }
            if (!option.getValue().isNull()) {
                fields.put(name, values(name, option.getValue()));
            }
        });
        return fields;
    }

    private static List<String> values(String name, JsonNode value) {
        if (LISTS.contains(name)) {
            require(value.isArray(), name, "a list of texts");
            List<String> items = new ArrayList<>();
            value.forEach(item -> {
                require(item.isTextual(), name, "a list of texts");
                items.add(item.textValue());
            });
            return items;
        }
        if (NUMBERS.contains(name)) {
            require(value.isNumber(), name, "a number");
        } else if (FLAGS.contains(name)) {
            require(value.isBoolean(), name, "true or false");
        } else if (OBJECTS.contains(name)) {
            require(value.isObject(), name, "an object");
            return List.of(value.toString());
        } else {
            require(value.isTextual(), name, "a text");
        }
        return List.of(value.asText());
    }

    private static void require(boolean rightType, String name, String wanted) {
        if (!rightType) {
            throw Problems.malformed("The field '" + name + "' must be " + wanted + ".");
        }
    }
}
