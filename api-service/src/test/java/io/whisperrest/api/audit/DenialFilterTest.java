package io.whisperrest.api.audit;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Denied access and exceeded limits are in the audit log, once each. */
@ApiTest
class DenialFilterTest {
    @Inject
    Database database;

    private List<String> noted(String condition) {
        return database.read(handle -> handle.createQuery(
                        "SELECT what || ' ' || subject FROM audit_entry WHERE what IN ('access_refused', 'limit_hit') AND "
                                + condition + " ORDER BY what, subject")
                .mapTo(String.class)
                .list());
    }

    @Test
    void recordsAUsersDenialOncePerKind() {
        TestAccount account = TestAccount.register();
        String ofTheUser = "who = '" + account.id() + "'";
        for (int n = 0; n < 3; n++) {
            account.request().get("/api/admin/users").then().statusCode(403);
        }
        database.write(handle ->
                handle.execute("UPDATE app_user SET limits = '{\"maxStreams\":0}' WHERE id = ?", account.id()));
        account.request().get("/api/events").then().statusCode(429);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> noted(ofTheUser).contains("limit_hit too_many_streams"));
        assertEquals(List.of("access_refused admin_only", "limit_hit too_many_streams"), noted(ofTheUser));
    }

    @Test
    void recordsABlockedRequestFromAnotherSite() {
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType(ContentType.JSON)
                .body(Map.of("email", "a@example.org", "password", "seventeen blue whales"))
                .post("/api/session")
                .then()
                .statusCode(403);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> noted("who IS NULL").contains("access_refused csrf_rejected"));
    }
}
