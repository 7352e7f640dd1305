package io.whisperrest.api.session;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestBrowser;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Browser sessions. */
@ApiTest
class SessionResourceTest {
    @Inject
    Database database;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private int changed(String sql) {
        return database.write(handle -> handle.createUpdate(sql + " AND user_id = :user")
                .bind("user", account.id())
                .execute());
    }

    private long audited(String what) {
        return database.read(
                handle -> handle.createQuery("SELECT count(*) FROM audit_entry WHERE who = :who AND what = :what")
                        .bind("who", account.id())
                        .bind("what", what)
                        .mapTo(Long.class)
                        .one());
    }

    private long inForce() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM refresh_token WHERE user_id = :user"
                        + " AND used_at IS NULL AND revoked_at IS NULL")
                .bind("user", account.id())
                .mapTo(Long.class)
                .one());
    }

    @Test
    void aSignInReturnsTheAccountAndCookiesForTheApi() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(account.email(), account.password())
                .then()
                .statusCode(200)
                .body("id", equalTo(account.id()))
                .body("email", equalTo(account.email()))
                .body("role", equalTo("user"))
                .body("locale", nullValue())
                .body("defaults", equalTo(Map.of()))
                .body("accessSeconds", equalTo(600))
                .body("scopes", hasItems("tasks:read", "tasks:write"))
                .body("scopes", not(hasItems("admin")));
        browser.request().get("/api/session").then().statusCode(200).body("id", equalTo(account.id()));
        browser.request().get("/api/tasks").then().statusCode(200).body("items", hasSize(0));
        browser.request().get("/api/config").then().statusCode(200).body("version", notNullValue());
        account.request().get("/api/session").then().statusCode(200).body("id", equalTo(account.id()));
        assertEquals(1, audited("signed_in") - 1); // the first one was for this test's token
    }

    @Test
    void overPlainHttpScriptsAndOtherSitesCannotUseTheCookies() {
        Response answer = new TestBrowser().signIn(account.email(), account.password());
        Cookie access = answer.getDetailedCookie("access");
        Cookie refresh = answer.getDetailedCookie("refresh");
        assertTrue(access.isHttpOnly() && refresh.isHttpOnly());
        assertFalse(access.isSecured());
        assertEquals("/", access.getPath());
        assertEquals("Lax", access.getSameSite());
        assertEquals("Strict", refresh.getSameSite());
        assertEquals(600, access.getMaxAge());
        assertEquals(Duration.ofDays(30).toSeconds(), refresh.getMaxAge(), 2);
        assertNull(access.getDomain());
        assertFalse(answer.body().asString().contains(access.getValue()));
    }

    @Test
    void storesOnlyTheHashOfTheRefreshToken() {
        String token = TestBrowser.signedIn(account).cookie("refresh");
        List<String> hashes =
                database.read(handle -> handle.createQuery("SELECT token_hash FROM refresh_token WHERE user_id = :user")
                        .bind("user", account.id())
                        .mapTo(String.class)
                        .list());
        assertEquals(1, hashes.size());
        assertFalse(hashes.get(0).contains(token));
    }

    @Test
    void aWrongPasswordGetsTheSameAnswerAsAnUnknownAddress() {
        for (String email : List.of(account.email(), "nobody-" + UUID.randomUUID() + "@example.org")) {
            Response answer = new TestBrowser().signIn(email, "not the password");
            answer.then().statusCode(401).body("code", equalTo("invalid_credentials"));
            assertTrue(answer.detailedCookies().asList().isEmpty());
        }
        given().header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/session")
                .then()
                .statusCode(422)
                .body("errors", hasSize(2));
    }

    @Test
    void cookiesAreIgnoredOutsideTheApi() {
        TestBrowser browser = TestBrowser.signedIn(account);
        browser.request().get("/status/" + UUID.randomUUID()).then().statusCode(401);
        browser.request().get("/v1/models").then().statusCode(401);
    }

    @Test
    void anAuthorizationHeaderOverridesCookies() {
        TestBrowser browser = TestBrowser.signedIn(account);
        browser.request()
                .header("Authorization", "Bearer garbage")
                .get("/api/session")
                .then()
                .statusCode(401);
    }

    @Test
    void aKeyIsNotASession() {
        String key = account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x", "scopes", List.of("tasks:read")))
                .post("/api/keys")
                .path("key");
        for (String path : List.of("/api/session", "/api/account/sessions")) {
            given().header("Authorization", "Bearer " + key)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("scope_missing"));
        }
    }

    @Test
    void aRefreshReplacesTheCookiesAndInvalidatesTheOldToken() {
        TestBrowser browser = TestBrowser.signedIn(account);
        String before = browser.cookie("refresh");
        browser.refresh().then().statusCode(204);
        assertFalse(before.equals(browser.cookie("refresh")));
        browser.request().get("/api/session").then().statusCode(200);
        browser.refresh().then().statusCode(204);
        assertEquals(1, inForce());
    }

    @Test
    void aReusedRefreshTokenEndsTheSession() {
        TestBrowser browser = TestBrowser.signedIn(account);
        TestBrowser thief = browser.copy();
        browser.refresh().then().statusCode(204);
        assertEquals(1, changed("UPDATE refresh_token SET used_at = used_at - 10001 WHERE used_at IS NOT NULL"));
        thief.refresh().then().statusCode(401).body("code", equalTo("session_ended"));
        assertNull(thief.cookie("refresh"));
        assertEquals(0, inForce());
        browser.refresh().then().statusCode(401).body("code", equalTo("session_ended"));
        browser.request().get("/api/session").then().statusCode(401);
        assertEquals(1, audited("session_reused"));
    }

    @Test
    void oneOfSeveralParallelRefreshesWinsAndTheSessionContinues() throws Exception {
        TestBrowser browser = TestBrowser.signedIn(account);
        ExecutorService tabs = Executors.newFixedThreadPool(8);
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TestBrowser tab = browser.copy();
            answers.add(tabs.submit(() -> tab.request().post("/api/session/refresh")));
        }
        int won = 0;
        for (Future<Response> future : answers) {
            Response answer = future.get();
            if (answer.statusCode() == 204) {
                won++;
                browser.kept(answer);
            } else {
                answer.then().statusCode(401).body("code", equalTo("token_expired"));
                assertTrue(answer.detailedCookies().asList().isEmpty(), "the winner's cookies must stay");
            }
        }
        tabs.shutdown();
        assertEquals(1, won);
        browser.request().get("/api/session").then().statusCode(200);
        browser.refresh().then().statusCode(204);
    }

    @Test
    void aSessionExpiresAfterThirtyIdleDaysAndAfterNinetyInAll() {
        TestBrowser idle = TestBrowser.signedIn(account);
        changed("UPDATE refresh_token SET expires_at = 1 WHERE used_at IS NULL");
        idle.refresh().then().statusCode(401).body("code", equalTo("session_ended"));
        TestBrowser old = TestBrowser.signedIn(account);
        long days = Duration.ofDays(89).toMillis();
        changed("UPDATE refresh_token SET issued_at = issued_at - " + days + " WHERE expires_at > 1");
        Response last = old.refresh();
        last.then().statusCode(204);
        assertEquals(
                Duration.ofDays(1).toSeconds(),
                last.getDetailedCookie("refresh").getMaxAge(),
                5);
    }

    @Test
    void aRefreshNeedsARefreshCookie() {
        new TestBrowser().refresh().then().statusCode(401).body("code", equalTo("session_ended"));
        given().header("Sec-Fetch-Site", "same-origin")
                .cookie("refresh", "made up")
                .post("/api/session/refresh")
                .then()
                .statusCode(401)
                .body("code", equalTo("session_ended"));
    }

    @Test
    void signingOutEndsOnlyThisSession() {
        TestBrowser phone = TestBrowser.signedIn(account);
        TestBrowser desk = TestBrowser.signedIn(account);
        TestBrowser kept = phone.copy();
        phone.signOut().then().statusCode(204);
        assertNull(phone.cookie("access"));
        phone.signOut().then().statusCode(204);
        kept.request().get("/api/session").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        kept.refresh().then().statusCode(401).body("code", equalTo("session_ended"));
        desk.request().get("/api/session").then().statusCode(200);
        account.request().get("/api/session").then().statusCode(200);
        assertEquals(1, audited("signed_out"));
    }

    @Test
    void aSessionEndedByAnotherProcessIsRejectedSoon() {
        TestBrowser browser = TestBrowser.signedIn(account);
        browser.request().get("/api/session").then().statusCode(200);
        changed("UPDATE refresh_token SET revoked_at = 1 WHERE revoked_at IS NULL");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> browser.request().get("/api/session").statusCode() == 401);
    }

    @Test
    void aDisabledUserCannotRefresh() {
        TestBrowser browser = TestBrowser.signedIn(account);
        database.write(handle -> handle.execute("UPDATE app_user SET disabled_at = 1 WHERE id = ?", account.id()));
        browser.refresh().then().statusCode(401).body("code", equalTo("session_ended"));
    }

    @Test
    void listsDevicesAndSignsOneOut() {
        TestBrowser desk = TestBrowser.signedIn(account);
        TestBrowser phone = TestBrowser.signedIn(account);
        desk.refresh().then().statusCode(204);
        List<String> ids = desk.request()
                .get("/api/account/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.findAll { it.current }", hasSize(1))
                .body("items[0].current", equalTo(true))
                .extract()
                .path("items.findAll { !it.current }.id");
        TestAccount stranger = TestAccount.register();
        stranger.request().delete("/api/account/sessions/" + ids.get(0)).then().statusCode(404);
        stranger.request().get("/api/account/sessions").then().body("items", empty());
        desk.request().delete("/api/account/sessions/" + ids.get(0)).then().statusCode(204);
        desk.request().delete("/api/account/sessions/" + ids.get(0)).then().statusCode(404);
        phone.request().get("/api/session").then().statusCode(401);
        desk.request().get("/api/session").then().statusCode(200);
    }
}
