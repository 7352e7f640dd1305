package io.whisperrest.api.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;

/** A share link as its owner received it. */
public record TestLink(String id, String token) {

    /** @param shared the response to {@code POST /api/tasks/{id}/shares} */
    public static TestLink of(Response shared) {
        String url = shared.then().statusCode(201).extract().path("url");
        return new TestLink(shared.path("id"), url.substring(url.indexOf('#') + 1));
    }

    public static TestLink to(String task, TestAccount owner) {
        return of(owner.request().contentType(ContentType.JSON).body("{}").post("/api/tasks/" + task + "/shares"));
    }

    /** Reads as a program does, with the header. */
    public Response get(String rest) {
        return given().header("Authorization", "Share " + token).get(path() + rest);
    }

    public Response open() {
        return open(token);
    }

    public static Response open(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post("/api/shared");
    }

    public String path() {
        return "/api/shared/" + id;
    }
}
