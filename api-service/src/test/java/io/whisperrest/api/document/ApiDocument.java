package io.whisperrest.api.document;

import static io.restassured.RestAssured.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The OpenAPI document of the running service, and how a response deviates from it. */
final class ApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete", "options");

    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    static ApiDocument served() throws Exception {
        return new ApiDocument(JSON.readTree(
                get("/q/openapi?format=json").then().statusCode(200).extract().asString()));
    }

    /** By method and path, for instance {@code "get /api/tasks"}. */
    Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        root.get("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> operations.put(
                                method + " " + path.getKey(), path.getValue().get(method))));
        return operations;
    }

    /** Names of the object schemas used in successful responses. */
    Set<String> answered() {
        Set<String> names = new TreeSet<>();
        operations()
                .values()
                .forEach(operation -> operation.get("responses").properties().forEach(response -> {
                    if (response.getKey().startsWith("2")) {
                        collect(response.getValue(), names);
                    }
                }));
        names.removeIf(name -> !schema(name).has("properties"));
        return names;
    }

    private void collect(JsonNode node, Set<String> names) {
        if (node.has("$ref")) {
            String name = name(node);
            if (names.add(name)) {
                collect(schema(name), names);
            }
        }
        node.forEach(child -> collect(child, names));
    }

    JsonNode schema(String name) {
        return root.at("/components/schemas/" + name);
    }

    private static String name(JsonNode reference) {
        String pointer = reference.get("$ref").asText();
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /** Empty when the response conforms. */
    List<String> lies(String operation, int status, String answer) throws Exception {
        JsonNode described = operations()
                .get(operation)
                .at("/responses/" + status + "/content")
                .path("application/json")
                .path("schema");
        List<String> lies = new ArrayList<>();
        if (described.isMissingNode()) {
            lies.add(operation + ": no JSON is described for " + status);
        }
        compare(described, JSON.readTree(answer), operation, lies);
        return lies;
    }

    private void compare(JsonNode given, JsonNode value, String at, List<String> lies) {
        JsonNode schema = resolved(given);
        if (value.isNull()) {
            return; // checked where it is a property
        }
        if (schema.has("enum") && !words(schema.get("enum")).contains(value.asText())) {
            lies.add(at + " is " + value + ", not one of " + schema.get("enum"));
        }
        if (value.isArray()) {
            value.forEach(item -> compare(schema.path("items"), item, at + "[]", lies));
        } else if (value.isObject() && schema.has("properties")) {
            words(schema.path("required")).stream()
                    .filter(name -> !value.has(name))
                    .forEach(name -> lies.add(at + "." + name + " is promised but left out"));
            value.properties().forEach(field -> {
                JsonNode property = schema.get("properties").get(field.getKey());
                if (property == null) {
                    lies.add(at + "." + field.getKey() + " is not described");
                } else if (field.getValue().isNull() && !mayBeNull(property)) {
                    lies.add(at + "." + field.getKey() + " is null and is described as never null");
                } else {
                    compare(property, field.getValue(), at + "." + field.getKey(), lies);
                }
            });
        }
    }

    private boolean mayBeNull(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.asText().equals("null")
                || words(type).contains("null")
                || Stream.of("anyOf", "oneOf").anyMatch(word -> anyMayBeNull(schema.path(word)));
    }

    private boolean anyMayBeNull(JsonNode choices) {
        for (JsonNode choice : choices) {
            if (mayBeNull(choice)) {
                return true;
            }
        }
        return false;
    }

    /** Resolves a reference, including a nullable one. */
    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(schema(name(schema)));
        }
        return Stream.of("anyOf", "oneOf")
                .flatMap(word -> Stream.iterate(0, n -> n < schema.path(word).size(), n -> n + 1)
                        .map(schema.path(word)::get))
                .filter(choice -> choice.has("$ref"))
                .findFirst()
                .map(this::resolved)
                .orElse(schema);
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }
}
