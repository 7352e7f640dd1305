package io.whisperrest.api.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApiTest
class TokenResourceTest {
    @Inject
    CountingPermits hashing;

    @Test
    void acceptsAFormFromOauthClients() {
        TestAccount account = TestAccount.register();
        given().formParam("username", account.email())
                .formParam("password", account.password())
                .formParam("grant_type", "password")
                .formParam("scope", "")
                .formParam("client_id", "any")
                .post("/token")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("access_token", notNullValue())
                .body("token_type", equalTo("bearer"))
                .body("expires_in", equalTo(3600));
    }

    @Test
    void acceptsJson() {
        TestAccount account = TestAccount.register();
        given().contentType(ContentType.JSON)
                .body(Map.of("email", account.email(), "password", account.password()))
                .post("/token")
                .then()
                .statusCode(200)
                .body("access_token", notNullValue());
    }

    @Test
    void answersOauthClientsInTheirErrorFormat() {
        TestAccount account = TestAccount.register();
        signIn(account.email(), "wrong password")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_credentials"))
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void rejectsOtherGrantsMissingFieldsAndUnknownFields() {
        given().formParam("grant_type", "client_credentials")
                .post("/token")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("grant_type"));
        given().formParam("username", "x@example.org")
                .post("/token")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("password"));
        given().formParam("user", "x@example.org")
                .post("/token")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown_field"));
    }

    /** The hash takes nearly all of the time of an answer, so its absence would tell that an address is unknown. */
    @Test
    void answersUnknownAndKnownAddressesAlikeInTextAndWork() {
        TestAccount account = TestAccount.register();
        String unknown = "nobody-" + account.email();
        assertEquals(text(account.email()), text(unknown));
        for (String email : List.of(account.email(), unknown)) {
            int before = hashing.computed();
            signIn(email, "wrong password");
            assertEquals(before + 1, hashing.computed(), email);
        }
    }

    private static String text(String email) {
        Response answer = signIn(email, "wrong password");
        return answer.statusCode() + answer.asString().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private static Response signIn(String email, String password) {
        return given().formParam("username", email)
                .formParam("password", password)
                .post("/token");
    }
}
