package io.whisperrest.api.document;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestLink;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Compares real responses with the OpenAPI document: required properties are present, enum values are listed, and nothing is
 * undocumented.
 */
@ApiTest
class AnswersTest {
    @Inject
    Database database;

    private ApiDocument document;
    private TestAccount account;

    @BeforeEach
    void signUp() throws Exception {
        document = ApiDocument.served();
        account = TestAccount.register();
    }

    private String describes(int status, RequestSpecification request, String operation, Object... parameters)
            throws Exception {
        String method = operation.split(" ")[0].toUpperCase(Locale.ROOT);
        String answer = request.request(method, operation.split(" ")[1], parameters)
                .then()
                .statusCode(status)
                .extract()
                .asString();
        assertEquals(List.of(), document.lies(operation, status, answer));
        return answer;
    }

    private void reads(TestAccount reader, String operation, Object... parameters) throws Exception {
        describes(200, reader.request(), operation, parameters);
    }

    private RequestSpecification json(Object body) {
        return account.request().contentType(ContentType.JSON).body(body);
    }

    @Test
    void tasksInEveryStateMatchTheDocument() throws Exception {
        String waiting = made("waits.wav");
        String running = made("runs.wav");
        database.write(handle -> handle.execute(
                "UPDATE task SET status = 'RUNNING', worker = 'w', fence = 1, started_at = 2 WHERE id = ?", running));
        RecognisedTask.commit(database, running, 0, new RecognisedTask.Line("So far", null));
        String failed = made("fails.wav");
        database.write(handle -> handle.execute(
                "UPDATE task SET status = 'FAILURE', failure_code = 'POISON', finished_at = 3 WHERE id = ?", failed));
        String successful = RecognisedTask.of(account, database, "done.wav", "One two", "three");
        String cancelled = made("stops.wav");
        describes(200, account.request(), "post /api/tasks/{id}/cancel", cancelled);

        for (String id : List.of(waiting, running, failed, successful, cancelled)) {
            reads(account, "get /api/tasks/{id}", id);
            reads(account, "get /api/tasks/{id}/segments", id);
            reads(account, "get /status/{task_id}", id);
        }
        describes(200, account.request().queryParam("counts", true), "get /api/tasks");
        describes(200, account.request(), "delete /api/tasks/{id}", cancelled);
        describes(200, json(Map.of("action", "cancel", "ids", List.of(waiting, "none"))), "post /api/tasks/batch");
        describes(202, json(Map.of()), "post /api/tasks/{id}/retry", failed);
    }

    private String made(String name) {
        return RecognisedTask.made(account, name);
    }

    @Test
    void transcriptsAndShareLinksMatchTheDocument() throws Exception {
        String id = RecognisedTask.made(account, "call.wav");
        RecognisedTask.recognise(
                database, id, List.of(new RecognisedTask.Line("Hello", 1), new RecognisedTask.Line("Yes", 2)));
        reads(account, "get /api/tasks/{id}/transcript", id);
        Map<String, Object> edit = Map.of("segments", List.of(Map.of("start", 0, "end", 1, "text", "Hi there")));
        describes(200, json(edit).header("If-Match", "\"1\""), "put /api/tasks/{id}/transcript", id);
        reads(account, "get /api/tasks/{id}/transcript", id);
        reads(account, "get /api/tasks/{id}/transcript/versions", id);

        String shared = describes(201, json(Map.of()), "post /api/tasks/{id}/shares", id);
        reads(account, "get /api/tasks/{id}/shares", id);
        reads(account, "get /api/shares");
        TestLink link = new TestLink(
                shared.replaceAll("(?s).*\"id\":\"([^\"]+).*", "$1"),
                shared.replaceAll("(?s).*/shared/#([^\"]+).*", "$1"));
        describes(200, given().contentType(ContentType.JSON).body(Map.of("token", link.token())), "post /api/shared");
        describes(200, given().header("Authorization", "Share " + link.token()), "get /api/shared/{id}", link.id());
    }

    @Test
    void serverAndAccountMatchTheDocument() throws Exception {
        describes(200, given(), "get /api/config");
        describes(
                200,
                given().formParam("username", account.email()).formParam("password", account.password()),
                "post /token");
        describes(201, json(Map.of("name", "ci", "scopes", List.of("tasks:read"))), "post /api/keys");
        describes(200, json(Map.of("locale", "ru")), "patch /api/account");
        RecognisedTask.of(account, database, "used.wav", "Words");
        for (String path : List.of(
                "/api/config",
                "/api/models",
                "/api/keys",
                "/api/account/sessions",
                "/api/uploads",
                "/api/usage",
                "/api/webhooks",
                "/v1/models")) {
            reads(account, "get " + path);
        }
    }

    @Test
    void administrationMatchesTheDocument() throws Exception {
        TestAccount admin = TestAccount.administrator(database);
        made("waits.wav");
        String dead = made("dead.wav");
        database.write(handle -> handle.execute(
                "UPDATE task SET status = 'FAILURE', failure_code = 'POISON', finished_at = 3 WHERE id = ?", dead));
        for (String path : List.of("audit", "dead", "queue", "settings", "usage", "users")) {
            reads(admin, "get /api/admin/" + path);
        }
    }
}
