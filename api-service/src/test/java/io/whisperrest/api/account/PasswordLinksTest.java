package io.whisperrest.api.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestBrowser;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Links that set a password, and the link for the first administrator. */
@ApiTest
class PasswordLinksTest {
    private static final String FRESH = "nineteen green turtles";

    @Inject
    Database database;

    @Inject
    PasswordLinks links;

    @Inject
    FirstAdministrator first;

    private static ValidatableResponse use(String token, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token, "new", password))
                .post("/api/account/password-link")
                .then();
    }

    private static String token(String link) {
        assertTrue(link.matches("/set-password/#[A-Za-z0-9_-]{43}"), "unexpected form of the link");
        return link.substring(link.indexOf('#') + 1);
    }

    @Test
    void aLinkSetsThePasswordOnceAndEndsAllSessions() {
        TestAccount account = TestAccount.register();
        TestBrowser browser = TestBrowser.signedIn(account);
        String token = token(links.make(account.id()));
        use(token, "short").statusCode(422).body("errors[0].field", equalTo("new"));
        use(token, FRESH).statusCode(204);
        use(token, FRESH).statusCode(404).body("code", equalTo("not_found"));
        browser.refresh().then().statusCode(401);
        account.request().get("/api/session").then().statusCode(401);
        new TestBrowser().signIn(account.email(), FRESH).then().statusCode(200);
    }

    @Test
    void unknownExpiredAndReplacedLinksGetTheSameAnswer() {
        TestAccount account = TestAccount.register();
        String replaced = token(links.make(account.id()));
        String expired = token(links.make(account.id()));
        database.write(
                handle -> handle.execute("UPDATE password_link SET expires_at = 1 WHERE user_id = ?", account.id()));
        for (String token : new String[] {"", "made-up", replaced, expired}) {
            use(token, FRESH).statusCode(404).body("code", equalTo("not_found"));
        }
    }

    @Test
    void storesOnlyTheHashOfALink() {
        TestAccount account = TestAccount.register();
        String token = token(links.make(account.id()));
        String hash =
                database.read(handle -> handle.createQuery("SELECT token_hash FROM password_link WHERE user_id = :user")
                        .bind("user", account.id())
                        .mapTo(String.class)
                        .one());
        assertFalse(hash.contains(token));
        assertEquals(64, hash.length());
    }

    @Test
    void printsOneLinkForTheFirstAdministrator() {
        database.write(handle -> handle.execute("UPDATE app_user SET role = 'user'"));
        String email = "Admin-" + UUID.randomUUID() + "@example.org";
        String link = first.link(email).orElseThrow();
        assertEquals(Optional.empty(), first.link(email), "printed again although the link is valid");
        use(token(link), FRESH).statusCode(204);
        assertEquals(Optional.empty(), first.link(email), "printed again although a password is set");
        assertEquals(Optional.empty(), first.link("second-" + email), "an administrator already exists");
        new TestBrowser().signIn(email, FRESH).then().statusCode(200).body("role", equalTo("admin"));
        database.write(handle -> handle.execute("UPDATE app_user SET role = 'user'"));
    }

    @Test
    void completesAStartThatDiedHalfway() {
        database.write(handle -> handle.execute("UPDATE app_user SET role = 'user'"));
        String email = "half-" + UUID.randomUUID() + "@example.org";
        database.write(handle -> handle.execute(
                "INSERT INTO app_user (id, email, email_key, touched_at, created_at) VALUES (?, ?, ?, 1, 1)",
                UUID.randomUUID().toString(),
                email,
                email));
        use(token(first.link(email).orElseThrow()), FRESH).statusCode(204);
        new TestBrowser().signIn(email, FRESH).then().statusCode(200).body("role", equalTo("admin"));
        database.write(handle -> handle.execute("UPDATE app_user SET role = 'user'"));
    }

    @Test
    void doesNotMakeARegisteredAccountAdministrator() {
        database.write(handle -> handle.execute("UPDATE app_user SET role = 'user'"));
        TestAccount squatter = TestAccount.register();
        assertEquals(Optional.empty(), first.link(squatter.email()));
        squatter.request().get("/api/session").then().statusCode(200).body("role", equalTo("user"));
    }

    @Test
    void replacesAnExpiredUnusedLinkAtTheNextStart() {
        database.write(handle -> handle.execute("UPDATE app_user SET role = 'user'"));
        String email = "admin-" + UUID.randomUUID() + "@example.org";
        first.link(email).orElseThrow();
        database.write(handle -> handle.execute("UPDATE password_link SET expires_at = 1"));
        use(token(first.link(email).orElseThrow()), FRESH).statusCode(204);
        database.write(handle -> handle.execute("UPDATE app_user SET role = 'user'"));
    }
}
