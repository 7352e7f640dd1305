package io.whisperrest.api.key;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Compares the table of scopes and routes with all routes of the OpenAPI document. */
@ApiTest
class KeyRoutesTest {
    private static final Set<String> VERBS = Set.of("get", "head", "post", "put", "patch", "delete");
    /** Accounts, keys, sessions, roles and links: matched by URL, independently of the table. */
    private static final String WAY_TO_SIGN_IN =
            "(GET|POST|PUT|PATCH|DELETE) /api/(account|keys|session)\\b.*|(POST|PUT|PATCH|DELETE)"
                    + " /api/admin/users\\b.*";

    @Inject
    Database database;

    /** Routes that require authentication. */
    private static Set<String> guarded() {
        Map<String, Map<String, Object>> paths = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        Set<String> routes = new TreeSet<>();
        paths.forEach((path, operations) -> operations.forEach((verb, operation) -> {
            if (VERBS.contains(verb) && asksForACaller((Map<?, ?>) operation)) {
                routes.add(verb.toUpperCase() + " " + path);
            }
        }));
        return routes;
    }

    /** False when no caller is needed: a share token selects a link and does not authenticate a caller. */
    private static boolean asksForACaller(Map<?, ?> operation) {
        return operation.get("security") instanceof List<?> ways
                && ways.stream().anyMatch(way -> ((Map<?, ?>) way).containsKey("bearer"));
    }

    @Test
    void everyProtectedRouteAndNoOtherIsInTheTable() {
        Set<String> decided = new TreeSet<>(KeyRoutes.scoped());
        decided.addAll(KeyRoutes.SIGNED_IN);
        decided.remove("OPTIONS /api/uploads"); // needs no authentication, but tus clients send their key
        assertEquals(guarded(), decided, "list the route in KeyRoutes with its scope, or as closed to keys");
        KeyRoutes.SIGNED_IN.forEach(route -> assertTrue(KeyRoutes.scope(route).isEmpty(), route));
    }

    @Test
    void noScopeAllowsCreatingCredentials() {
        for (String route : guarded()) {
            if (route.matches(WAY_TO_SIGN_IN)) {
                assertTrue(KeyRoutes.SIGNED_IN.contains(route), route);
            }
        }
    }

    @Test
    void aKeyAllowsTheRoutesOfItsScopeOnly() {
        TestAccount admin = TestAccount.administrator(database);
        List<String> wrong = new ArrayList<>();
        int calls = 0;
        for (Scope scope : Scope.values()) {
            String key = key(admin, scope);
            for (String route : guarded()) {
                boolean open = KeyRoutes.scope(route).filter(scope::equals).isPresent();
                if (open && route.equals("GET /api/events")) {
                    continue; // never ends; tested in EventsResourceTest
                }
                calls++;
                Response answer = call(key, route);
                boolean denied = answer.statusCode() == 403;
                if (open == denied) {
                    wrong.add(scope + " " + route + ": " + answer.statusCode() + " " + answer.asString());
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(calls > 300, "only " + calls + " calls");
    }

    private static String key(TestAccount owner, Scope scope) {
        return owner.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", scope.word(), "scopes", List.of(scope.word())))
                .post("/api/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static Response call(String key, String route) {
        String verb = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1)
                .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        RequestSpecification request =
                given().header("Authorization", "Bearer " + key).header("Tus-Resumable", "1.0.0");
        if (verb.equals("PATCH") && path.startsWith("/api/uploads/")) {
            request.contentType("application/offset+octet-stream")
                    .header("Upload-Offset", "0")
                    .body(new byte[] {1});
        } else if (path.startsWith("/v1/audio/") || path.equals("/transcribe")) {
            request.multiPart("file", "a.wav", new byte[10]);
        } else if (!Set.of("GET", "HEAD").contains(verb)) {
            request.contentType(ContentType.JSON).body("{}");
        }
        return request.request(verb, path);
    }
}
