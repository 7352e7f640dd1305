package io.whisperrest.api.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.OpenBody;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sends 4 MB of every content type to every operation of the OpenAPI document. The bodies never end, so a server that buffers them
 * would never answer.
 */
@ApiTest
class LargeBodiesTest {
    private static final int BYTES = 4 * 1024 * 1024;
    /** The only body that may be larger. */
    private static final int BYTES_OF_A_TRANSCRIPT = 17 * 1024 * 1024;

    private static final long MIB = 1024 * 1024;
    private static final Set<String> WITHOUT_A_BODY = Set.of("get", "head", "options");
    private static final String BOUNDARY = "multipart/form-data; boundary=b";

    /** The start of a body of each content type; {@code %s} is a field of the operation. Null = no content type header. */
    private record Kind(String contentType, String start, char filler) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("application/json", "{\"%s\":\"", 'a'),
            new Kind("application/json", " ", ' '),
            new Kind("application/merge-patch+json", "{\"%s\":\"", 'a'),
            new Kind("application/x-www-form-urlencoded", "username=", 'a'),
            new Kind("application/x-www-form-urlencoded", "scope=", '&'),
            new Kind(BOUNDARY, "--b\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\n", 'a'),
            new Kind(BOUNDARY, "", 'a'),
            new Kind("application/octet-stream", "", 'a'),
            new Kind("application/offset+octet-stream", "", 'a'),
            new Kind("text/plain", "", 'a'),
            new Kind("*/*", "{\"%s\":\"", 'a'),
            new Kind("nonsense", "{\"%s\":\"", 'a'),
            new Kind(null, "{\"%s\":\"", 'a'));

    private record Operation(String verb, String path, boolean takesBody, String field) {
        boolean isTranscript() {
            return verb.equals("put") && path.endsWith("/transcript");
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    @Inject
    Database database;

    private TestAccount administrator;

    @BeforeEach
    void signIn() {
        administrator = TestAccount.administrator(database);
    }

    @Test
    void rejectsFourMegabytesOfAnyContentTypeInEveryOperationWithABody() {
        List<String> wrong = new ArrayList<>();
        long before = usedHeap();
        for (Operation operation : operations()) {
            for (Kind kind : KINDS) {
                for (boolean declared : List.of(true, false)) {
                    int status = send(operation, kind, declared);
                    boolean right = operation.takesBody() ? status >= 400 && status < 500 : status < 500;
                    if (!right) {
                        wrong.add(operation + " " + kind.contentType() + " declared=" + declared + ": " + status);
                    }
                }
            }
        }
        long grown = (usedHeap() - before) / MIB;
        System.out.println("large bodies: heap grew by " + grown + " MiB");
        assertEquals(List.of(), wrong);
        assertTrue(grown < 16, "the heap grew by " + grown + " MiB");
    }

    private int send(Operation operation, Kind kind, boolean declared) {
        String path = operation.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        List<String> headers = new ArrayList<>(
                List.of("Sec-Fetch-Site: same-origin", "If-Match: \"1\"", "Tus-Resumable: 1.0.0", "Upload-Offset: 0"));
        // An operation without a body may succeed, so it must not run on the account of the other calls.
        if (operation.takesBody()) {
            headers.add("Authorization: Bearer " + administrator.token());
        }
        if (kind.contentType() != null) {
            headers.add("Content-Type: " + kind.contentType());
        }
        return OpenBody.status(
                new OpenBody.Call(operation.verb(), path, headers, declared),
                kind.start().formatted(operation.field()),
                kind.filler(),
                operation.isTranscript() ? BYTES_OF_A_TRANSCRIPT : BYTES);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static List<Operation> operations() {
        JsonPath document = given().get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        List<Operation> found = new ArrayList<>();
        paths.forEach((path, verbs) -> verbs.forEach((verb, described) -> {
            if (!WITHOUT_A_BODY.contains(verb)) {
                boolean takesBody = described.containsKey("requestBody");
                found.add(new Operation(verb, path, takesBody, textField(document, path, verb)));
            }
        }));
        assertTrue(found.stream().filter(Operation::takesBody).count() >= 20, found::toString);
        return found;
    }

    /** A field that the operation's JSON body accepts, so that its value is parsed and the request is not rejected for its name. */
    private static String textField(JsonPath document, String path, String verb) {
        String schema = document.getString(
                "paths.'" + path + "'." + verb + ".requestBody.content.'application/json'.schema.'$ref'");
        if (schema == null) {
            return "field";
        }
        Map<String, Map<String, Object>> properties = document.getMap(
                "components.schemas.'" + schema.substring(schema.lastIndexOf('/') + 1) + "'.properties");
        return properties.entrySet().stream()
                .filter(property ->
                        String.valueOf(property.getValue().get("type")).contains("string"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("field");
    }
}
