package io.whisperrest.api.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class SecurityHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/config", "/api/nope", "/token", "/q/openapi", "/q/swagger-ui/", "/nope", "/api/probe"
            })
    void areOnEveryResponse(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void forbidsCachingOfData() {
        TestAccount.register().request().get("/api/probe").then().header("Cache-Control", "no-store");
        given().get("/api/config").then().header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void servesTheOpenApiDocumentOnTheMainPort() {
        given().get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("'self'"));
        given().get("/q/openapi?format=json").then().statusCode(200).body("openapi", matchesPattern("3\\.1\\..*"));
    }
}
