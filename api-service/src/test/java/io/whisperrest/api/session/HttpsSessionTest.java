package io.whisperrest.api.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestLink;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions behind a proxy that terminates TLS. */
@ApiTest
@TestProfile(HttpsSessionTest.BehindAProxy.class)
class HttpsSessionTest {
    @Inject
    Database database;

    /** Trusts the scheme that the proxy reports; the proxy passes the host on unchanged. */
    public static class BehindAProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1",
                    "auth.require-https", "true",
                    "cors.origins", "https://good.example,https://tool.example:8443");
        }
    }

    private static RequestSpecification https() {
        return given().header("X-Forwarded-Proto", "https")
                .header("Host", "speech.example")
                .header("Sec-Fetch-Site", "same-origin");
    }

    private static Response signIn(RequestSpecification request, TestAccount account) {
        return request.contentType(ContentType.JSON)
                .body(Map.of("email", account.email(), "password", account.password()))
                .post("/api/session");
    }

    private static TestAccount account() {
        return TestAccount.registerWith(
                given().header("X-Forwarded-Proto", "https").header("Host", "speech.example"));
    }

    @Test
    void cookiesAreBoundToThisHost() {
        TestAccount account = account();
        Response answer = signIn(https(), account);
        answer.then().statusCode(200);
        for (String name : new String[] {"__Host-access", "__Host-refresh"}) {
            Cookie cookie = answer.getDetailedCookie(name);
            assertNotNull(cookie, name);
            assertTrue(cookie.isSecured() && cookie.isHttpOnly());
            assertEquals("/", cookie.getPath());
            assertNull(cookie.getDomain());
        }
        String access = answer.getCookie("__Host-access");
        https().cookie("__Host-access", access).get("/api/session").then().statusCode(200);
        https().cookie("access", access).get("/api/session").then().statusCode(401);
    }

    @Test
    void theCookieOfAShareLinkIsSecureToo() {
        TestAccount account = account();
        TestLink link = TestLink.to(RecognisedTask.of(account, database, "talk.wav", "words"), account);
        Response answer = https().contentType(ContentType.JSON)
                .body(Map.of("token", link.token()))
                .post("/api/shared");
        assertTrue(answer.getDetailedCookie("share-" + link.id()).isSecured());
    }

    @Test
    void theOriginIsTheOneTheBrowserSees() {
        TestAccount account = account();
        RequestSpecification old = given().header("X-Forwarded-Proto", "https").header("Host", "speech.example");
        signIn(old.header("Origin", "https://speech.example"), account).then().statusCode(200);
        RequestSpecification foreign =
                given().header("X-Forwarded-Proto", "https").header("Host", "speech.example");
        signIn(foreign.header("Origin", "http://speech.example"), account)
                .then()
                .statusCode(403)
                .body("code", equalTo("csrf_rejected"));
    }

    @Test
    void rejectsSignInsOverPlainHttp() {
        TestAccount account = account();
        signIn(given().header("Sec-Fetch-Site", "same-origin"), account)
                .then()
                .statusCode(403)
                .body("code", equalTo("https_required"));
        given().formParam("username", account.email())
                .formParam("password", account.password())
                .post("/token")
                .then()
                .statusCode(403)
                .body("code", equalTo("https_required"));
    }

    @Test
    void onlyListedOriginsMayReadResponses() {
        TestAccount account = account();
        for (String origin : new String[] {"https://good.example", "https://tool.example:8443"}) {
            account.request()
                    .header("Origin", origin)
                    .get("/api/tasks")
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", origin)
                    .header("Access-Control-Allow-Credentials", (String) null)
                    .header("Vary", "Origin");
        }
        for (String origin : new String[] {
            "https://evil.example",
            "null",
            "https://good.example.evil",
            "https://evilgood.example",
            "http://good.example",
            "https://good.example:444",
            "https://tool.example"
        }) {
            account.request()
                    .header("Origin", origin)
                    .get("/api/tasks")
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", (String) null);
            given().header("Origin", origin)
                    .header("Access-Control-Request-Method", "POST")
                    .options("/api/tasks")
                    .then()
                    .header("Access-Control-Allow-Origin", (String) null);
        }
    }

    @Test
    void answersThePreflightOfAListedOrigin() {
        given().header("Origin", "https://good.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/api/tasks")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://good.example")
                .header("Access-Control-Allow-Headers", "authorization,content-type")
                .header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
    }

    @Test
    void aListedOriginIsStillNotOurOwnPage() {
        TestAccount account = account();
        signIn(
                        given().header("X-Forwarded-Proto", "https")
                                .header("Host", "speech.example")
                                .header("Origin", "https://good.example"),
                        account)
                .then()
                .statusCode(403);
    }
}
