package io.whisperrest.api.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.model.database.Database;
import java.util.Map;
import java.util.UUID;

/** An account created through the API, and its token. */
public record TestAccount(String id, String email, String password, String token) {
    private static final String PASSWORD = "seventeen blue whales";

    public static TestAccount register() {
        return registerWith(given());
    }

    public static TestAccount administrator(Database database) {
        TestAccount account = register();
        database.write(handle -> handle.execute("UPDATE app_user SET role = 'admin' WHERE id = ?", account.id()));
        return account;
    }

    /** @param connection headers of every request, as a proxy would add them */
    public static TestAccount registerWith(RequestSpecification connection) {
        String email = "user-" + UUID.randomUUID() + "@example.org";
        String id = given().spec(connection)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/register")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new TestAccount(id, email, PASSWORD, tokenOf(connection, email));
    }

    /** A request with this account's token. */
    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token);
    }

    /** Signs in again. */
    public static String tokenOf(String email) {
        return tokenOf(given(), email);
    }

    private static String tokenOf(RequestSpecification connection, String email) {
        return given().spec(connection)
                .formParam("username", email)
                .formParam("password", PASSWORD)
                .post("/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
