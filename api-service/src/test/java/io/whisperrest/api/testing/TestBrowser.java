package io.whisperrest.api.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;

/** A browser with a page of ours open: keeps cookies and says where its requests come from. */
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

    /** As its own page asks, with what cookies there are. */
    public RequestSpecification request() {
        return given().header("Sec-Fetch-Site", "same-origin").cookies(cookies);
    }

    /** Another one with the same cookies: a tab, or a thief. */
    public TestBrowser copy() {
        TestBrowser copy = new TestBrowser();
        copy.cookies.putAll(cookies);
        return copy;
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    /** Takes the cookies of an answer as a browser does. */
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
