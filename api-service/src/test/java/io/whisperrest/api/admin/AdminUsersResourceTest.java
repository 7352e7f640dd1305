package io.whisperrest.api.admin;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestBrowser;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** User management by an administrator. */
@ApiTest
class AdminUsersResourceTest {
    private static final String FRESH = "nineteen green turtles";

    @Inject
    Database database;

    private TestAccount admin;

    @BeforeEach
    void signUp() {
        admin = TestAccount.administrator(database);
    }

    private ValidatableResponse make(Object body) {
        return admin.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/admin/users")
                .then();
    }

    private ValidatableResponse patch(String id, Object body) {
        return admin.request()
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/api/admin/users/" + id)
                .then();
    }

    private static int setPassword(String link) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", link.substring(link.indexOf('#') + 1), "new", FRESH))
                .post("/api/account/password-link")
                .statusCode();
    }

    @Test
    void aNewUserSetsThePasswordThroughALink() {
        String email = "Made-" + UUID.randomUUID() + "@example.org";
        Response made = make(Map.of("email", email, "role", "admin"))
                .statusCode(201)
                .body("email", equalTo(email))
                .body("role", equalTo("admin"))
                .body("enabled", equalTo(true))
                .body("passwordSet", equalTo(false))
                .body("passwordLink", matchesPattern("http://localhost:\\d+/set-password/#[A-Za-z0-9_-]{43}"))
                .extract()
                .response();
        new TestBrowser().signIn(email, FRESH).then().statusCode(401);
        String link = made.path("passwordLink");
        assertEquals(204, setPassword(link));
        new TestBrowser().signIn(email, FRESH).then().statusCode(200).body("role", equalTo("admin"));
        make(Map.of("email", email.toUpperCase())).statusCode(409).body("code", equalTo("email_taken"));
        make(Map.of("email", "none")).statusCode(422);
        make(Map.of("email", "x@example.org", "role", "root")).statusCode(422);
        make(Map.of("email", "x@example.org", "colour", "red")).statusCode(400);
    }

    @Test
    void aForgottenPasswordIsResetThroughALink() {
        TestAccount user = TestAccount.register();
        String first = link(user.id());
        String second = link(user.id());
        assertEquals(404, setPassword(first), "a newer link replaces an older one");
        assertEquals(204, setPassword(second));
        user.request().get("/api/session").then().statusCode(401);
        new TestBrowser().signIn(user.email(), FRESH).then().statusCode(200);
        askForLink(UUID.randomUUID().toString(), admin.password()).statusCode(404);
    }

    private String link(String id) {
        return askForLink(id, admin.password()).statusCode(201).extract().path("passwordLink");
    }

    private ValidatableResponse askForLink(String id, String password) {
        return admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("password", password))
                .post("/api/admin/users/" + id + "/password-link")
                .then();
    }

    @Test
    void aResetLinkNeedsTheAdministratorsOwnPassword() {
        TestAccount user = TestAccount.register();
        askForLink(user.id(), "not the password").statusCode(403).body("code", equalTo("invalid_credentials"));
        askForLink(admin.id(), "not the password").statusCode(403).body("code", equalTo("invalid_credentials"));
        admin.request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/admin/users/" + user.id() + "/password-link")
                .then()
                .statusCode(403)
                .body("code", equalTo("invalid_credentials"));
        List<String> made =
                database.read(handle -> handle.createQuery("SELECT id FROM password_link WHERE user_id = :user")
                        .bind("user", user.id())
                        .mapTo(String.class)
                        .list());
        assertEquals(List.of(), made);
        admin.request()
                .queryParam("who", admin.id())
                .get("/api/admin/audit")
                .then()
                .body("items[0].what", equalTo("password_refused"));
    }

    @Test
    void findsUsersByPartOfTheirAddressAndPagesWithoutGaps() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 5; i++) {
            make(Map.of("email", "P" + i + "-" + mark + "@example.org")).statusCode(201);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page = admin.request()
                    .queryParam("q", mark.toUpperCase())
                    .queryParam("limit", 2)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/api/admin/users");
            seen.addAll(page.path("items.email"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertEquals(5, seen.size());
        assertEquals(5, new HashSet<>(seen).size());
        admin.request()
                .queryParam("cursor", "forged")
                .get("/api/admin/users")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
        admin.request().queryParam("limit", 101).get("/api/admin/users").then().statusCode(422);
    }

    @Test
    void theListShowsUsageButNoContent() {
        TestAccount user = TestAccount.register();
        user.request()
                .multiPart("file", "very private.wav", RecognisedTask.WAV)
                .post("/api/tasks")
                .then()
                .statusCode(202);
        String list = admin.request()
                .queryParam("q", user.email())
                .get("/api/admin/users")
                .then()
                .body("items", hasSize(1))
                .body("items[0].usage.tasks", equalTo(1))
                .body("items[0].usage.storageBytes", equalTo(3244))
                .extract()
                .asString();
        assertFalse(list.contains("private"));
        admin.request()
                .get("/api/admin/usage")
                .then()
                .statusCode(200)
                .body("items.find { it.bucket == '" + user.id() + "' }.tasks", equalTo(1));
    }

    @Test
    void aDisabledUserLosesSessionsTokensAndKeys() {
        TestAccount user = TestAccount.register();
        TestBrowser browser = TestBrowser.signedIn(user);
        String key = user.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x", "scopes", List.of("tasks:read")))
                .post("/api/keys")
                .path("key");
        patch(user.id(), Map.of("enabled", false)).statusCode(200).body("enabled", equalTo(false));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            user.request().get("/api/tasks").then().statusCode(401);
            browser.request().get("/api/session").then().statusCode(401);
            given().header("Authorization", "Bearer " + key)
                    .get("/api/tasks")
                    .then()
                    .statusCode(401);
        });
        browser.refresh().then().statusCode(401);
        new TestBrowser().signIn(user.email(), user.password()).then().statusCode(401);
        patch(user.id(), Map.of("enabled", true)).statusCode(200).body("enabled", equalTo(true));
        browser.request().get("/api/session").then().statusCode(401);
        new TestBrowser().signIn(user.email(), user.password()).then().statusCode(200);
    }

    @Test
    void limitsAreSetForOneUserAndShownToThatUser() {
        TestAccount user = TestAccount.register();
        patch(user.id(), Map.of("limits", Map.of("maxQueuedTasks", 3, "hiLane", true)))
                .statusCode(200)
                .body("limits.maxQueuedTasks", equalTo(3))
                .body("limits.storageBytes", nullValue());
        user.request()
                .get("/api/session")
                .then()
                .body("limits.maxQueuedTasks", equalTo(3))
                .body("limits.hiLane", equalTo(true));
        patch(user.id(), Map.of("limits", Map.of("storageBytes", -1)))
                .statusCode(422)
                .body("errors[0].field", equalTo("limits.storageBytes"));
        patch(user.id(), Map.of("limits", Map.of("maxDreams", 1))).statusCode(400);
        patch(UUID.randomUUID().toString(), Map.of("enabled", false)).statusCode(404);
    }

    @Test
    void theLastAdministratorCannotBeRemoved() {
        database.write(handle -> handle.execute("UPDATE app_user SET role = 'user' WHERE id <> ?", admin.id()));
        patch(admin.id(), Map.of("role", "user")).statusCode(409).body("code", equalTo("last_admin"));
        patch(admin.id(), Map.of("enabled", false)).statusCode(409).body("code", equalTo("last_admin"));
        admin.request().delete("/api/admin/users/" + admin.id()).then().statusCode(409);
        admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("password", admin.password()))
                .delete("/api/account")
                .then()
                .statusCode(409)
                .body("code", equalTo("last_admin"));
        TestAccount second = TestAccount.administrator(database);
        patch(admin.id(), Map.of("role", "user")).statusCode(200).body("role", equalTo("user"));
        second.request().get("/api/admin/users").then().statusCode(200);
        admin.request().get("/api/admin/users").then().statusCode(403);
    }

    @Test
    void aDeletedUserLeavesTheListAtOnce() {
        TestAccount user = TestAccount.register();
        admin.request().delete("/api/admin/users/" + user.id()).then().statusCode(202);
        admin.request().delete("/api/admin/users/" + user.id()).then().statusCode(404);
        patch(user.id(), Map.of("enabled", true)).statusCode(404);
        admin.request()
                .queryParam("limit", 100)
                .get("/api/admin/users")
                .then()
                .body("items.id", not(hasItem(user.id())));
        user.request().get("/api/session").then().statusCode(401);
    }

    @Test
    void theAuditLogRecordsWhoDidWhatToWhom() {
        TestAccount user = TestAccount.register();
        new TestBrowser().signIn(user.email(), "not the password").then().statusCode(401);
        patch(user.id(), Map.of("limits", Map.of("maxQueuedTasks", 3))).statusCode(200);
        admin.request()
                .queryParam("who", admin.id())
                .get("/api/admin/audit")
                .then()
                .statusCode(200)
                .body("items[0].what", equalTo("limits_changed"))
                .body("items[0].whoEmail", equalTo(admin.email()))
                .body("items[0].subject", equalTo(user.id()))
                .body("items[0].subjectEmail", equalTo(user.email()))
                .body("items[0].address", equalTo("127.0.0.1"));
        admin.request()
                .queryParam("who", user.id())
                .get("/api/admin/audit")
                .then()
                .body("items.what", equalTo(List.of("sign_in_failed", "signed_in", "registered")));
    }

    @Test
    void theAuditLogKeepsNoAddressOfADeletedAccount() {
        TestAccount user = TestAccount.register();
        admin.request().delete("/api/admin/users/" + user.id()).then().statusCode(202);
        await().untilAsserted(() -> admin.request()
                .queryParam("who", admin.id())
                .get("/api/admin/audit")
                .then()
                .body("items[0].what", equalTo("account_closed"))
                .body("items[0].subject", equalTo(user.id()))
                .body("items[0].subjectEmail", nullValue()));
    }
}
