package io.whisperrest.api.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Access to {@code /api/admin} for users who are not administrators. */
@ApiTest
class AdminBranchTest {
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    @Inject
    Database database;

    private static void everyCall(String id, Supplier<RequestSpecification> caller, int status, String code) {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").path("paths");
        long[] calls = {0};
        paths.forEach((path, operations) -> operations.keySet().forEach(verb -> {
            if (path.startsWith("/api/admin/") && VERBS.contains(verb)) {
                calls[0]++;
                caller.get()
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .request(verb.toUpperCase(Locale.ROOT), path.replace("{id}", id))
                        .then()
                        .statusCode(status)
                        .body("code", equalTo(code));
            }
        }));
        assertTrue(calls[0] >= 13, "only " + calls[0] + " calls of the branch were found");
    }

    @Test
    void rejectsOtherUsersWhateverTheId() {
        TestAccount user = TestAccount.register();
        TestAccount other = TestAccount.register();
        for (String id : List.of(user.id(), other.id(), UUID.randomUUID().toString(), "no-id")) {
            everyCall(id, user::request, 403, "admin_only");
        }
    }

    @Test
    void rejectsRequestsWithoutCredentials() {
        everyCall(UUID.randomUUID().toString(), () -> given(), 401, "unauthenticated");
    }

    @Test
    void anAdministratorsKeyNeedsTheScope() {
        TestAccount admin = TestAccount.administrator(database);
        String plain = key(admin, "tasks:read");
        String scoped = key(admin, "admin");
        everyCall(UUID.randomUUID().toString(), () -> with(plain), 403, "admin_only");
        with(scoped).get("/api/admin/users").then().statusCode(200);
        with(scoped).get("/api/tasks").then().statusCode(403).body("code", equalTo("scope_missing"));
        with(scoped).get("/api/session").then().statusCode(403).body("code", equalTo("scope_missing"));
    }

    @Test
    void aKeyLosesAccessWhenItsOwnerLosesTheRole() {
        TestAccount admin = TestAccount.administrator(database);
        TestAccount second = TestAccount.administrator(database);
        String key = key(admin, "admin");
        second.request()
                .contentType(ContentType.JSON)
                .body(Map.of("role", "user"))
                .patch("/api/admin/users/" + admin.id())
                .then()
                .statusCode(200);
        with(key).get("/api/admin/users").then().statusCode(403).body("code", equalTo("admin_only"));
    }

    private static String key(TestAccount owner, String scope) {
        return owner.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x", "scopes", List.of(scope)))
                .post("/api/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
