package io.whisperrest.api.key;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key in one of these headers behaves like a bearer: scopes, limits, cookies and denials. */
@ApiTest
class KeyHeadersTest {
    private TestAccount account;
    private String key;

    @BeforeEach
    void makeAKey() {
        account = TestAccount.register();
        key = account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "script", "scopes", List.of("tasks:read")))
                .post("/api/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "api-key", "Api-Key", "x-api-key", "X-API-Key"})
    void allowsWhatItsScopesAllow(String header) {
        String value = header.equals("Authorization") ? "Bearer " + key : key;
        given().header(header, value)
                .get("/api/tasks")
                .then()
                .statusCode(200)
                .header("RateLimit-Limit", notNullValue());
        given().header(header, value).get("/v1/models").then().statusCode(200);
        given().header(header, value)
                .get("/api/config")
                .then()
                .statusCode(200)
                .header("RateLimit-Limit", notNullValue())
                .body("limits", notNullValue());
        given().header(header, value).get("/api/keys").then().statusCode(403).body("code", equalTo("scope_missing"));
        given().header(header, value)
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .post("/transcribe")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope_missing"));
    }

    /** Cookies are ignored, as with a bearer, so no CSRF check is needed. */
    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "api-key", "x-api-key"})
    void isJudgedAloneWhereCookiesComeToo(String header) {
        given().header(header, header.equals("Authorization") ? "Bearer " + key : key)
                .cookie("access", account.token())
                .contentType("audio/wav")
                .body(RecognisedTask.WAV)
                .post("/api/tasks")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope_missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-key", "x-api-key"})
    void rejectsAWrongKeyAndPrefersAuthorization(String header) {
        String forged = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");
        given().header(header, forged).get("/api/tasks").then().statusCode(401);
        given().header(header, forged)
                .get("/v1/models")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("invalid_api_key"));
        account.request().header(header, forged).get("/api/keys").then().statusCode(200);
    }

    /** API gateways use headers of this name too; their values are not ours. */
    @ParameterizedTest
    @ValueSource(strings = {"api-key", "x-api-key"})
    void ignoresKeysThatAreNotOurs(String header) {
        given().header(header, "a key of some gateway")
                .get("/api/config")
                .then()
                .statusCode(200)
                .body("limits", nullValue());
        given().header(header, "a key of some gateway").get("/v1/models").then().statusCode(401);
    }
}
