package io.whisperrest.api.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;

/** A browser with one of our pages open: keeps cookies and sends its origin. */
public final class TestBrowser {
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public static TestBrowser signedIn(TestAccount account) {
        TestBrowser browser = new TestBrowser();
        browser.signIn(account.email(), account.password()).then().statusCode(200);
        return browser;
    }

    public Response signIn(String email, String password) {
        return kept(request()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/session"));
    }

    public Response refresh() {
        return kept(request().post("/api/session/refresh"));
    }

    public Response signOut() {
        return kept(request().delete("/api/session"));
    }

    /** A request as the page sends it, with the current cookies. */
    public RequestSpecification request() {
        return given().header("Sec-Fetch-Site", "same-origin").cookies(cookies);
    }

    /** Another browser with the same cookies: a second tab, or a thief. */
    public TestBrowser copy() {
        TestBrowser copy = new TestBrowser();
        copy.cookies.putAll(cookies);
        return copy;
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    /** Takes over the cookies of a response, as a browser does. */
    public Response kept(Response answer) {
        answer.detailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return answer;
    }
}
