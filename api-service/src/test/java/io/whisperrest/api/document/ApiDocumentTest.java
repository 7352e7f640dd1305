package io.whisperrest.api.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.model.task.TaskStatus;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What generated clients are made from: names of functions, and which properties are always there. */
@ApiTest
class ApiDocumentTest {
    /** Answers none of whose properties is promised, and why. */
    private static final Map<String, String> NOTHING_PROMISED = Map.of(
            "Language", "a record of shared-model, which knows nothing of OpenAPI",
            "Retention", "null = as the server keeps it; also part of a request",
            "Settings", "also the body of a change, where everything may be left out",
            "UserLimits", "null = as the server's default; also part of a request");

    private ApiDocument document;

    @BeforeEach
    void read() throws Exception {
        document = ApiDocument.served();
    }

    @Test
    void everyOperationHasANameOfItsOwnThatReadsAsAFunction() {
        Set<String> names = new HashSet<>();
        document.operations().forEach((operation, described) -> {
            String name = described.path("operationId").asText();
            assertTrue(name.matches("[a-z][A-Za-z]+"), operation + " is named '" + name + "'");
            assertTrue(names.add(name), "two operations are named " + name);
        });
        assertTrue(names.containsAll(List.of("getTask", "listTasks", "createTask", "retryTask", "saveTranscript")));
    }

    @Test
    void everyAnswerSaysWhatIsAlwaysThere() {
        Set<String> silent = new TreeSet<>(document.answered());
        silent.removeIf(name -> document.schema(name).path("required").size() > 0);
        assertEquals(new TreeSet<>(NOTHING_PROMISED.keySet()), silent);
    }

    @Test
    void whatIsPromisedIsDescribed() {
        document.answered()
                .forEach(name -> document.schema(name)
                        .path("required")
                        .forEach(property -> assertTrue(
                                document.schema(name).get("properties").has(property.asText()),
                                name + " promises " + property + " without describing it")));
    }

    @Test
    void theStatesOfATaskAreThoseOfTheCode() {
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
