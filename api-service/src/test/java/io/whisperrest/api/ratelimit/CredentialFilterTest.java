package io.whisperrest.api.ratelimit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Invalid credentials of every kind are limited by their source address. */
@ApiTest
@TestProfile(CredentialFilterTest.FewFailures.class)
class CredentialFilterTest {
    private static final int ATTEMPTS = 10;

    public static class FewFailures implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "limits.requests-address", Integer.toString(ATTEMPTS),
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1");
        }
    }

    private static int status(String address, String credential) {
        return given().header("X-Forwarded-For", address)
                .header("Authorization", "Bearer " + credential)
                .get("/api/tasks")
                .statusCode();
    }

    @Test
    void rejectsKeysAndTokensUncheckedAfterTooManyFailures() {
        TestAccount account = TestAccount.registerWith(given().header("X-Forwarded-For", "203.0.113.1"));
        String key = account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "k", "scopes", List.of("tasks:read")))
                .post("/api/keys")
                .path("key");
        String here = "203.0.113.7";
        assertEquals(200, status(here, account.token()));
        String unknownKid = "eyJhbGciOiJFUzI1NiIsImtpZCI6Im5vbmUiLCJ0eXAiOiJhdCtqd3QifQ.e30.AAAA";
        for (int i = 0; i < ATTEMPTS; i++) {
            String wrong = i % 2 == 0 ? unknownKid : "wr_12345678_" + "A".repeat(42) + i;
            assertEquals(401, status(here, wrong));
        }
        given().header("X-Forwarded-For", here)
                .header("Authorization", "Bearer " + unknownKid)
                .get("/api/tasks")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("rate_limited"));
        assertEquals(200, status(here, account.token()), "was valid before");
        assertEquals(200, status("203.0.113.8", key), "another address");
        assertEquals(401, status("203.0.113.8", unknownKid), "another address");
    }

    @Test
    void limitsInvalidShareTokensByAddressInBodiesHeadersAndCookies() {
        String id = UUID.randomUUID().toString();
        limited(
                "203.0.113.20",
                wrong -> wrong.contentType(ContentType.JSON)
                        .body(Map.of("token", UUID.randomUUID().toString()))
                        .post("/api/shared"));
        limited(
                "203.0.113.21",
                wrong -> wrong.header("Authorization", "Share " + UUID.randomUUID())
                        .get("/api/shared/" + id));
        limited(
                "203.0.113.22",
                wrong -> wrong.cookie("share-" + id, UUID.randomUUID()).get("/api/shared/" + id + "/audio"));
    }

    private static void limited(String address, Function<RequestSpecification, Response> wrong) {
        for (int i = 0; i < ATTEMPTS; i++) {
            wrong.apply(given().header("X-Forwarded-For", address)).then().statusCode(404);
        }
        wrong.apply(given().header("X-Forwarded-For", address)).then().statusCode(429);
    }
}
