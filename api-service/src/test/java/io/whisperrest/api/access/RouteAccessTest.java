package io.whisperrest.api.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Data of one user looks to another as if it did not exist. Takes the routes from the OpenAPI document; a new route is covered too, or
 * fails this test until the type of its id is listed here.
 */
@ApiTest
class RouteAccessTest {
    private static final Set<String> VERBS = Set.of("get", "head", "post", "put", "patch", "delete");
    /** Routes whose ids belong to no user. */
    private static final List<String> OPEN = List.of("/v1/models/", "/api/admin/");

    /** Valid bodies, so that the id decides the response. */
    private static final Map<String, String> BODIES = Map.of(
            "patch /api/tasks/{id}", "{\"name\":\"x\"}",
            "put /api/tasks/{id}/transcript", "{\"segments\":[]}",
            "post /api/tasks/{id}/transcript/restore", "{\"version\":1}",
            "patch /api/keys/{id}", "{\"name\":\"x\"}",
            "patch /api/webhooks/{id}", "{\"description\":\"x\"}");

    @Inject
    Database database;

    @Test
    void anotherUsersDataLooksLikeDataThatDoesNotExist() {
        Map<String, String> owned = owned(TestAccount.register());
        TestAccount other = TestAccount.register();
        Map<String, Map<String, Object>> paths = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        List<String> tried = new ArrayList<>();
        paths.forEach((path, operations) -> operations.keySet().forEach(verb -> {
            if (path.contains("{") && VERBS.contains(verb) && OPEN.stream().noneMatch(path::startsWith)) {
                tried.add(verb + " " + path);
                String foreign = call(other, verb, path, filled(path, owned));
                String unknown = call(
                        other,
                        verb,
                        path,
                        path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()));
                assertEquals(unknown, foreign, verb + " " + path);
                assertTrue(foreign.startsWith("404 "), verb + " " + path + ": " + foreign);
            }
        }));
        System.out.println("route access: " + tried.size() + " calls with an id");
        assertTrue(tried.size() >= 36, tried.toString());
    }

    /** One object of every kind, by the path of its id. */
    private Map<String, String> owned(TestAccount owner) {
        String task = RecognisedTask.of(owner, database, "secret.wav", "secret words");
        String endpoint = row(
                "INSERT INTO webhook_endpoint (id, user_id, url, events, secret, created_at)"
                        + " VALUES (:id, :user, 'https://receiver.example/', 'task.succeeded', 's', 1)",
                owner,
                task);
        String delivery = row(
                "INSERT INTO webhook_delivery (id, task_id, target, endpoint_id, url, event, body, state,"
                        + " created_at) VALUES (:id, :task, '" + endpoint + "', '" + endpoint
                        + "', 'https://receiver.example/',"
                        + " 'task.succeeded', '{}', 'DELIVERED', 1)",
                owner,
                task);
        String share = row(
                "INSERT INTO share (id, user_id, task_id, token_hash, expires_at, created_at)"
                        + " VALUES (:id, :user, :task, :id, 99999999999999, 1)",
                owner,
                task);
        String session = row(
                "INSERT INTO refresh_token (id, user_id, family_id, token_hash, issued_at, expires_at,"
                        + " last_used_at) VALUES (:id, :user, :id, :id, 1, 99999999999999, 1)",
                owner,
                task);
        String key = owner.request()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"k\",\"scopes\":[\"tasks:read\"]}")
                .post("/api/keys")
                .path("id");
        String upload = owner.request()
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "100")
                .post("/api/uploads")
                .header("Location")
                .replaceFirst(".*/", "");
        return Map.of(
                "/api/tasks/{id}", task,
                "/status/{task_id}", task,
                "{deliveryId}", delivery,
                "/api/webhooks/{id}", endpoint,
                "/api/shares/{id}", share,
                "/api/shared/{id}", share,
                "/api/account/sessions/{id}", session,
                "/api/keys/{id}", key,
                "/api/uploads/{id}", upload);
    }

    private String row(String insert, TestAccount owner, String task) {
        String id = UUID.randomUUID().toString();
        database.write(handle -> {
            var update = handle.createUpdate(insert).bind("id", id);
            if (insert.contains(":user")) {
                update.bind("user", owner.id());
            }
            if (insert.contains(":task")) {
                update.bind("task", task);
            }
            return update.execute();
        });
        return id;
    }

    private static String filled(String path, Map<String, String> owned) {
        String prefix = owned.keySet().stream()
                .filter(path::startsWith)
                .findFirst()
                .orElseThrow(() -> new AssertionError("say here whose id " + path + " takes"));
        return path.replaceFirst("\\{[^}]*}", owned.get(prefix)).replace("{deliveryId}", owned.get("{deliveryId}"));
    }

    /** Status and body, without the parts that differ between calls. */
    private static String call(TestAccount caller, String verb, String path, String filled) {
        RequestSpecification request = caller.request().header("If-Match", "\"1\"");
        if (path.startsWith("/api/uploads/")) {
            request.header("Tus-Resumable", "1.0.0").header("Upload-Offset", "0");
            request.contentType(verb.equals("patch") ? "application/offset+octet-stream" : "application/json");
            request.body(verb.equals("patch") ? new byte[] {1} : "{}".getBytes());
        } else if (!Set.of("get", "head").contains(verb)) {
            request.contentType(ContentType.JSON).body(BODIES.getOrDefault(verb + " " + path, "{}"));
        }
        Response answer = request.request(verb.toUpperCase(Locale.ROOT), filled);
        return answer.statusCode() + " " + answer.asString().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }
}
