package io.whisperrest.api.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What client generators rely on: operation names, and which properties are required. */
@ApiTest
class ApiDocumentTest {
    /** Response schemas without required properties, and the reason. */
    private static final Map<String, String> NOTHING_PROMISED = Map.of(
            "Language", "a record of shared-model, which knows nothing of OpenAPI",
            "Retention", "null = as the server keeps it; also part of a request",
            "Settings", "also the body of a change, where everything may be left out",
            "UserLimits", "null = as the server's default; also part of a request");

    /** Parameter locations that proxies write to their logs. */
    private static final Set<String> LOGGED = Set.of("path", "query");

    private static final Pattern SECRET =
            Pattern.compile("token|secret|password|key|credential|signature", Pattern.CASE_INSENSITIVE);

    private ApiDocument document;

    @BeforeEach
    void read() throws Exception {
        document = ApiDocument.served();
    }

    @Test
    void everyOperationHasAUniqueNameUsableAsAFunction() {
        Set<String> names = new HashSet<>();
        document.operations().forEach((operation, described) -> {
            String name = described.path("operationId").asText();
            assertTrue(name.matches("[a-z][A-Za-z]+"), operation + " is named '" + name + "'");
            assertTrue(names.add(name), "two operations are named " + name);
        });
        assertTrue(names.containsAll(List.of("getTask", "listTasks", "createTask", "retryTask", "saveTranscript")));
    }

    @Test
    void everyResponseDeclaresRequiredProperties() {
        Set<String> silent = new TreeSet<>(document.answered());
        silent.removeIf(name -> document.schema(name).path("required").size() > 0);
        assertEquals(new TreeSet<>(NOTHING_PROMISED.keySet()), silent);
    }

    @Test
    void requiredPropertiesAreDeclared() {
        document.answered()
                .forEach(name -> document.schema(name)
                        .path("required")
                        .forEach(property -> assertTrue(
                                document.schema(name).get("properties").has(property.asText()),
                                name + " promises " + property + " without describing it")));
    }

    @Test
    void noPathOrQueryContainsASecret() {
        List<String> secrets = new ArrayList<>();
        document.operations()
                .forEach((operation, described) -> described.path("parameters").forEach(parameter -> {
                    String name = parameter.path("name").asText();
                    if (LOGGED.contains(parameter.path("in").asText())
                            && SECRET.matcher(name).find()) {
                        secrets.add(operation + ": " + name);
                    }
                }));
        assertEquals(List.of(), secrets, "proxies log paths and queries: use a header or a body");
    }

    @Test
    void theTaskStatesAreThoseOfTheCode() {
        List<String> states = Arrays.stream(TaskStatus.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList();
        for (String name : List.of("TaskResponse", "TaskOfSomebody")) {
            Set<String> described = new TreeSet<>();
            document.schema(name).at("/properties/status/enum").forEach(word -> described.add(word.asText()));
            assertEquals(new TreeSet<>(states), described, name);
        }
    }
}
