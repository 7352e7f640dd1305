package io.whisperrest.api.share;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestLink;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token of a link travels in a header or a cookie, never in a path, because proxies log paths. */
@ApiTest
class ShareCredentialTest {
    private static final List<String> PATHS = List.of("", "/transcript", "/audio", "/peaks");

    @Inject
    Database database;

    private TestAccount account;
    private TestLink link;
    private TestLink other;

    @BeforeEach
    void twoLinks() {
        account = TestAccount.register();
        link = TestLink.to(RecognisedTask.of(account, database, "one.wav", "one"), account);
        other = TestLink.to(RecognisedTask.of(account, database, "two.wav", "two"), account);
    }

    @Test
    void acceptsTheCookieOfThatLinkOnly() {
        Response opened = link.open();
        opened.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer")
                .body("id", equalTo(link.id()));
        Cookie cookie = opened.getDetailedCookie("share-" + link.id());
        assertEquals(link.path(), cookie.getPath());
        assertEquals("Strict", cookie.getSameSite());
        assertTrue(cookie.isHttpOnly());
        assertFalse(cookie.isSecured(), "like session cookies over plain http");
        assertNull(cookie.getDomain());
        assertFalse(cookie.hasMaxAge(), "ends with the browser");
        given().cookie(cookie).get(link.path()).then().statusCode(200).body("name", equalTo("one.wav"));
    }

    @Test
    void twoLinksCanBeOpenInOneBrowser() {
        Cookie one = link.open().getDetailedCookie("share-" + link.id());
        Cookie two = other.open().getDetailedCookie("share-" + other.id());
        given().cookie(one).cookie(two).get(link.path()).then().body("name", equalTo("one.wav"));
        given().cookie(one).cookie(two).get(other.path()).then().body("name", equalTo("two.wav"));
    }

    @Test
    void theHeaderOverridesTheCookie() {
        assertEquals(200, shown("Share " + link.token()));
        assertEquals(200, shown("share  " + link.token()));
        assertEquals(404, shown("Share"));
        given().header("Authorization", "Share wrong")
                .cookie("share-" + link.id(), link.token())
                .get(link.path())
                .then()
                .statusCode(404);
        account.request()
                .cookie("share-" + link.id(), link.token())
                .get(link.path())
                .then()
                .statusCode(200);
    }

    private int shown(String authorization) {
        return given().header("Authorization", authorization).get(link.path()).statusCode();
    }

    @Test
    void withoutItsTokenALinkLooksLikeAnUnknownOne() {
        for (String rest : PATHS) {
            String unknown = refused(given().get("/api/shared/" + UUID.randomUUID() + rest));
            assertEquals(unknown, refused(given().get(link.path() + rest)));
            assertEquals(unknown, refused(account.request().get(link.path() + rest)), "its owner");
            assertEquals(unknown, refused(new TestLink(link.id(), "x".repeat(43)).get(rest)));
            assertEquals(unknown, refused(new TestLink(link.id(), other.token()).get(rest)));
            assertEquals(unknown, refused(new TestLink(link.token(), link.token()).get(rest)), "in the path");
            assertEquals(
                    unknown,
                    refused(given().cookie("share-" + link.id(), other.token()).get(link.path() + rest)));
            assertEquals(
                    unknown,
                    refused(given().cookie("share-" + other.id(), link.token()).get(link.path() + rest)));
        }
    }

    private static String refused(Response answer) {
        return answer.then().statusCode(404).extract().asString().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    @Test
    void rejectsRequestsFromAnotherSite() {
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}
        }) {
            given().header(header[0], header[1])
                    .contentType(ContentType.JSON)
                    .body("{\"token\":\"" + link.token() + "\"}")
                    .post("/api/shared")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("csrf_rejected"));
        }
        given().header("Origin", "http://localhost:" + RestAssured.port)
                .contentType(ContentType.JSON)
                .body("{\"token\":\"" + link.token() + "\"}")
                .post("/api/shared")
                .then()
                .statusCode(200);
    }

    @Test
    void rejectsABodyWithoutAToken() {
        for (String body : List.of("{}", "{\"token\":null}")) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/shared")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("validation_failed"));
        }
        given().contentType(ContentType.JSON).post("/api/shared").then().statusCode(400);
    }
}
