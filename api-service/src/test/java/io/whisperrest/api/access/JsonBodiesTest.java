package io.whisperrest.api.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests every operation that accepts JSON. Takes the list from the OpenAPI document, so that new operations are covered too. */
@ApiTest
class JsonBodiesTest {
    /** Fields that the server sets, or that belong to another operation. */
    private static final List<String> NOT_THE_CALLERS = List.of(
            "id", "userId", "user_id", "role", "status", "isAdmin", "enabled", "limits", "createdAt", "tokenVersion");

    /** Reads its options only after it has found the upload; tested in UploadedTaskTest. */
    private static final String OF_A_FINISHED_UPLOAD = "post /api/tasks";

    /** Far more than the 32 levels allowed, and below the byte limit of every operation. */
    private static final int DEPTH = 5_000;

    private static final int MIB = 1024 * 1024;

    @Inject
    Database database;

    private TestAccount administrator;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * @param problem status and code
     * @param field the one that the problem names
     */
    private record Answer(String problem, String field) {}

    private record Operation(String verb, String path, Set<String> fields) {
        int mostBytes() {
            return verb.equals("put") && path.endsWith("/transcript") ? 16 * MIB : MIB;
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    @BeforeEach
    void signIn() {
        administrator = TestAccount.administrator(database);
    }

    @Test
    void rejectsFieldsThatCallersMustNotSet() {
        int tried = 0;
        for (Operation operation : operations()) {
            if (operation.toString().equals(OF_A_FINISHED_UPLOAD)) {
                continue;
            }
            for (String field : fieldsBeyond(operation)) {
                Answer answer = send(operation, "{\"" + field + "\":\"admin\"}");
                assertEquals(
                        "400 unknown_field " + field, answer.problem() + " " + answer.field(), operation::toString);
                tried++;
            }
        }
        System.out.println("JSON bodies: tried " + tried + " fields that callers must not set");
    }

    @Test
    void rejectsDeeplyNestedJsonAtTheTopAndInsideEveryField() {
        String deep = "[".repeat(DEPTH) + "]".repeat(DEPTH);
        for (Operation operation : operations()) {
            assertEquals("400 malformed_request", send(operation, deep).problem(), operation::toString);
            for (String field : operation.fields()) {
                Answer answer = send(operation, "{\"" + field + "\":" + deep + "}");
                assertEquals("400 malformed_request", answer.problem(), () -> operation + " " + field);
            }
        }
    }

    @Test
    void rejectsJsonJustOverItsLimit() {
        for (Operation operation : operations()) {
            String padded = "{}" + " ".repeat(operation.mostBytes() - 1);
            assertEquals("413 body_too_large", send(operation, padded).problem(), operation::toString);
        }
    }

    private static List<String> fieldsBeyond(Operation operation) {
        return Stream.concat(NOT_THE_CALLERS.stream(), Stream.of("surprise"))
                .filter(field -> !operation.fields().contains(field))
                .toList();
    }

    /** Uses the JDK's client, because REST-assured formats a body for its log, which takes memory quadratic in the depth. */
    private Answer send(Operation operation, String body) {
        String path = operation.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + administrator.token())
                .header("Sec-Fetch-Site", "same-origin")
                .header("If-Match", "\"1\"")
                .header("Content-Type", "application/json")
                .method(operation.verb().toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonPath problem = JsonPath.from(answer.body());
            return new Answer(answer.statusCode() + " " + problem.getString("code"), problem.getString("field"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Operation> operations() {
        JsonPath document = given().get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        List<Operation> found = new ArrayList<>();
        paths.forEach((path, verbs) -> verbs.keySet().forEach(verb -> {
            String body = "paths.'" + path + "'." + verb + ".requestBody.content.'application/json'.schema.'$ref'";
            String schema = document.getString(body);
            if (schema != null) {
                String name = schema.substring(schema.lastIndexOf('/') + 1);
                found.add(new Operation(
                        verb,
                        path,
                        document.<String, Object>getMap("components.schemas.'" + name + "'.properties")
                                .keySet()));
            }
        }));
        assertTrue(found.size() >= 20, found::toString);
        return found;
    }
}
