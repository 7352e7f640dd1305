package io.whisperrest.api.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ApiTest
class TokenResourceTest {
    private static final int TRIES = 40;
    private static final int ROUNDS = 3;

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

    @Test
    void answersUnknownAndKnownAddressesAlikeInTextAndTime() {
        TestAccount account = TestAccount.register();
        String unknown = "nobody-" + account.email();
        assertEquals(text(account.email()), text(unknown));
        // A busy machine can blur one round; a real difference, such as a hash that is not computed, shows in every
        // round.
        assertTrue(
                IntStream.range(0, ROUNDS).anyMatch(round -> takesAsLong(account.email(), unknown)),
                "the time tells that the account is unknown");
    }

    private static boolean takesAsLong(String known, String unknown) {
        double[] ofKnown = new double[TRIES];
        double[] ofUnknown = new double[TRIES];
        for (int i = 0; i < TRIES; i++) {
            if (i % 2 == 0) {
                ofKnown[i] = millisOf(known);
                ofUnknown[i] = millisOf(unknown);
            } else {
                ofUnknown[i] = millisOf(unknown);
                ofKnown[i] = millisOf(known);
            }
        }
        System.out.printf("sign-in: median known %.1f ms, unknown %.1f ms%n", median(ofKnown), median(ofUnknown));
        return Math.abs(median(ofKnown) - median(ofUnknown)) <= Math.max(5, 0.05 * median(ofKnown));
    }

    private static double millisOf(String email) {
        long before = System.nanoTime();
        signIn(email, "wrong password");
        return (System.nanoTime() - before) / 1e6;
    }

    private static String text(String email) {
        Response answer = signIn(email, "wrong password");
        return answer.statusCode() + answer.asString().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Response signIn(String email, String password) {
        return given().formParam("username", email)
                .formParam("password", password)
                .post("/token");
    }
}
