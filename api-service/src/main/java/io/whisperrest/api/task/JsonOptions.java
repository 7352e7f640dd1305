package io.whisperrest.api.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Options in JSON, each with its own type. Converts them to form fields, so that the values are validated in one place. */
final class JsonOptions {
    private JsonOptions() {}

    /**
     * Removes and returns a string that is not an option.
     *
     * @throws ApiProblem 400 when it is missing or not a string
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
                fields.put(name, values(TaskOption.of(name).orElseThrow(), option.getValue()));
            }
        });
        return fields;
    }

    private static List<String> values(TaskOption option, JsonNode value) {
        return switch (option.type()) {
            case TEXT -> List.of(require(value.isTextual(), option, value).textValue());
            case NUMBER, INTEGER, LONG ->
                List.of(require(value.isNumber(), option, value).asText());
            case FLAG -> List.of(require(value.isBoolean(), option, value).asText());
            case OBJECT -> List.of(require(value.isObject(), option, value).toString());
            case LIST -> {
                List<String> items = new ArrayList<>();
                require(value.isArray(), option, value)
                        .forEach(item -> items.add(
                                require(item.isTextual(), option, item).textValue()));
                yield items;
            }
        };
    }

    private static JsonNode require(boolean rightType, TaskOption option, JsonNode value) {
        if (!rightType) {
            throw Problems.malformed("The field '" + option.field() + "' must be "
                    + option.type().phrase() + ".");
        }
        return value;
    }
}
