package io.whisperrest.api.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.whisperrest.api.account.SignInService;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.account.User;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account changes after the password is verified and before its session is written. */
@ApiTest
class LateSignInTest {
    private static final Caller CALLER = new Caller("127.0.0.1", "127.0.0.1", true);

    @Inject
    Database database;

    @Inject
    SignInService signIn;

    @Inject
    SessionService sessions;

    private TestAccount account;
    private User verified;

    @BeforeEach
    void verify() {
        account = TestAccount.register();
        verified = signIn.signIn(account.email(), account.password(), CALLER);
    }

    private long inForce() {
        return database.read(handle -> handle.createQuery(
                        "SELECT count(*) FROM refresh_token WHERE user_id = :user AND revoked_at IS NULL")
                .bind("user", account.id())
                .mapTo(Long.class)
                .one());
    }

    @Test
    void aChangedPasswordPreventsTheSession() {
        account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("current", account.password(), "new", "nineteen green turtles"))
                .put("/api/account/password")
                .then()
                .statusCode(204);
        assertEquals(Optional.empty(), sessions.begin(verified, "late", CALLER));
        assertEquals(0, inForce());
    }

    @Test
    void aDisabledUserGetsNoSession() {
        database.write(handle -> handle.execute("UPDATE app_user SET disabled_at = 1 WHERE id = ?", account.id()));
        assertEquals(Optional.empty(), sessions.begin(verified, "late", CALLER));
        assertEquals(0, inForce());
    }

    @Test
    void anUnchangedAccountGetsASession() {
        assertTrue(sessions.begin(verified, "in time", CALLER).isPresent());
        assertEquals(1, inForce());
    }
}
