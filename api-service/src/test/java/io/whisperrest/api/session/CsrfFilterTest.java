package io.whisperrest.api.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestBrowser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that other sites make a browser send change nothing. */
@ApiTest
class CsrfFilterTest {
    private TestAccount account;
    private TestBrowser browser;

    @BeforeEach
    void signIn() {
        account = TestAccount.register();
        browser = TestBrowser.signedIn(account);
    }

    private RequestSpecification withCookies(String header, String value) {
        RequestSpecification request =
                given().cookie("access", browser.cookie("access")).cookie("refresh", browser.cookie("refresh"));
        return header == null ? request : request.header(header, value);
    }

    private static String own() {
        return "http://localhost:" + RestAssured.port;
    }

    private List<RequestSpecification> foreign() {
        return List.of(
                withCookies(null, null),
                withCookies("Origin", "null"),
                withCookies("Origin", "https://evil.example"),
                withCookies("Origin", own() + ".evil.example"),
                withCookies("Origin", "http://localhost:1"),
                withCookies("Origin", "https://localhost:" + RestAssured.port),
                withCookies("Sec-Fetch-Site", "cross-site"),
                withCookies("Sec-Fetch-Site", "same-site"),
                withCookies("Sec-Fetch-Site", "none"),
                withCookies("Sec-Fetch-Site", "cross-site").header("Origin", own()));
    }

    @Test
    void aFormOrFetchFromAnotherSiteChangesNothing() {
        for (RequestSpecification request : foreign()) {
            request.multiPart("file", "a.wav", new byte[4000])
                    .post("/api/tasks")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("csrf_rejected"));
        }
        for (RequestSpecification request : foreign()) {
            request.delete("/api/session").then().statusCode(403);
        }
        for (RequestSpecification request : foreign()) {
            request.post("/api/session/refresh").then().statusCode(403);
        }
        browser.request().get("/api/tasks").then().statusCode(200).body("items", hasSize(0));
        browser.refresh().then().statusCode(204);
    }

    @Test
    void anotherSiteCannotSignABrowserIn() {
        Map<String, String> body = Map.of("email", account.email(), "password", account.password());
        for (String path : List.of("/api/session", "/api/session/", "/api/session;x=1", "/api;x/session")) {
            given().urlEncodingEnabled(false)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .header("Origin", "https://evil.example")
                    .post(path)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("csrf_rejected"));
        }
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/session")
                .then()
                .statusCode(403);
    }

    @Test
    void ourOwnPageIsAcceptedInOldBrowsersThatSendOnlyTheOrigin() {
        withCookies("Origin", own()).post("/api/session/refresh").then().statusCode(204);
        given().contentType(ContentType.JSON)
                .header("Origin", own())
                .body(Map.of("email", account.email(), "password", account.password()))
                .post("/api/session")
                .then()
                .statusCode(200);
    }

    @Test
    void readingAndBearerRequestsAreNotChecked() {
        withCookies("Sec-Fetch-Site", "cross-site").get("/api/session").then().statusCode(200);
        account.request()
                .header("Sec-Fetch-Site", "cross-site")
                .contentType(ContentType.JSON)
                .body(Map.of("locale", "ru"))
                .patch("/api/account")
                .then()
                .statusCode(200);
    }
}
