package io.whisperrest.api.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApiTest
class RegisterResourceTest {
    private static final String GOOD = "a long enough one";

    @Test
    void returnsTheNewAccount() {
        register("Ann@Example.org", GOOD)
                .statusCode(201)
                .body("id", matchesPattern("[0-9a-f-]{36}"))
                .body("email", equalTo("Ann@Example.org"));
    }

    @Test
    void rejectsATakenAddressInAnyCase() {
        TestAccount taken = TestAccount.register();
        register(taken.email().toUpperCase(Locale.ROOT), GOOD).statusCode(409).body("code", equalTo("email_taken"));
    }

    @Test
    void reportsEveryInvalidField() {
        register("not an address", "short")
                .statusCode(422)
                .body("code", equalTo("validation_failed"))
                .body("errors.field", hasItems("email", "password"))
                .body("errors.code", hasItems("invalid", "too_short"));
    }

    @Test
    void reportsMissingFields() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/register")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("required"));
    }

    @Test
    void rejectsCommonPasswords() {
        register("common@example.org", "Password1").statusCode(422).body("errors[0].code", equalTo("too_common"));
    }

    @Test
    void rejectsUnknownFieldsAndWrongTypes() {
        given().contentType(ContentType.JSON)
                .body("{\"email\":\"x@example.org\",\"password\":\"" + GOOD + "\",\"role\":\"admin\"}")
                .post("/register")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown_field"))
                .body("field", equalTo("role"));
        given().contentType(ContentType.JSON)
                .body("{\"email\":5,\"password\":\"" + GOOD + "\"}")
                .post("/register")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_request"));
    }

    @Test
    void rejectsAnEmptyBody() {
        given().contentType(ContentType.JSON)
                .post("/register")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_request"));
    }

    private static ValidatableResponse register(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/register")
                .then();
    }
}
