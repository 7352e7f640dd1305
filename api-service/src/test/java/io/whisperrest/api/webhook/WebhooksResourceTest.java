package io.whisperrest.api.webhook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhook management by the owner. */
@ApiTest
@QuarkusTestResource(Receiver.class)
class WebhooksResourceTest {
    private static final List<String> ALL = List.of("task.succeeded", "task.failed", "task.cancelled");

    @Inject
    Database database;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private RequestSpecification json(Object body) {
        return account.request().contentType(ContentType.JSON).body(body);
    }

    private ValidatableResponse make(String url) {
        return json(Map.of("url", url, "events", ALL)).post("/api/webhooks").then();
    }

    private String made(String path) {
        return make(Receiver.url(path)).statusCode(201).extract().path("id");
    }

    private List<String> rows(String sql) {
        return database.read(handle -> handle.createQuery(sql)
                .bind("user", account.id())
                .mapTo(String.class)
                .list());
    }

    @Test
    void createsReadsUpdatesAndDeletesAWebhook() {
        String url = Receiver.url("/a?key=1");
        String id = json(Map.of("url", url, "events", List.of("task.failed", "task.failed"), "description", " mine "))
                .post("/api/webhooks")
                .then()
                .statusCode(201)
                .body("url", equalTo(url))
                .body("events", equalTo(List.of("task.failed")))
                .body("include", equalTo("none"))
                .body("description", equalTo("mine"))
                .body("enabled", equalTo(true))
                .body("paused", equalTo(false))
                .body("pauseReason", nullValue())
                .body("failuresInRow", equalTo(0))
                .body("lastSuccessAt", nullValue())
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
                .extract()
                .path("id");
        String one = "/api/webhooks/" + id;
        account.request()
                .get(one)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("secret", nullValue());
        json(Map.of("include", "text", "enabled", false, "description", ""))
                .patch(one)
                .then()
                .statusCode(200)
                .body("include", equalTo("text"))
                .body("enabled", equalTo(false))
                .body("description", nullValue())
                .body("url", equalTo(url));
        account.request().get("/api/webhooks").then().body("items", hasSize(1)).body("items[0].secret", nullValue());
        account.request().delete(one).then().statusCode(204);
        account.request().delete(one).then().statusCode(404);
        account.request().get(one).then().statusCode(404).body("code", equalTo("not_found"));
    }

    @Test
    void storesTheSecretEncrypted() {
        String secret = make(Receiver.url("/a")).extract().path("secret");
        String of = json(Map.of())
                .post("/api/account/webhook-secret")
                .then()
                .extract()
                .path("secret");
        List<String> rows = rows("SELECT secret FROM webhook_endpoint WHERE user_id = :user UNION ALL"
                + " SELECT webhook_secret FROM app_user WHERE id = :user");
        assertEquals(2, rows.size());
        assertFalse(rows.toString().contains(secret.substring(6)));
        assertFalse(rows.toString().contains(of.substring(6)));
        assertEquals(
                List.of("webhook_made", "webhook_secret_rotated"),
                rows("SELECT what FROM audit_entry WHERE who = :user AND what LIKE 'webhook%' ORDER BY what"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:PORT/",
                "http://localhost.localdomain.invalid:PORT/",
                "http://[::1]:PORT/",
                "http://[::ffff:127.0.0.2]:PORT/",
                "http://2130706434:PORT/",
                "http://0x7f.0.0.2:PORT/",
                "http://0177.0.0.2:PORT/",
                "http://127.2:PORT/",
                "http://0.0.0.0:PORT/",
                "http://[::]:PORT/",
                "http://169.254.169.254:PORT/latest/meta-data/",
                "https://10.0.0.1/",
                "https://192.168.1.1:8443/",
                "http://127.0.0.1:22/",
                "http://user@127.0.0.1:PORT/",
                "ftp://127.0.0.1:PORT/",
                "nonsense"
            })
    void anInternalAddressIsRejectedWhenSavedAndNeverCalled(String form) {
        String path = Receiver.path(Receiver.status(200));
        String url = form.endsWith("/") ? form.replaceAll("/$", path) : form;
        String inner = url.replace("PORT", Integer.toString(Receiver.port()));
        make(inner).statusCode(422).body("code", equalTo("url_refused")).body("field", equalTo("url"));
        String id = made(path);
        json(Map.of("url", inner)).patch("/api/webhooks/" + id).then().statusCode(422);
        json(Map.of()).post("/api/account/webhook-secret").then().statusCode(200);
        account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .multiPart("webhookUrl", inner)
                .post("/api/tasks")
                .then()
                .statusCode(422)
                .body("code", equalTo("url_refused"));
        database.write(handle -> handle.createUpdate("UPDATE webhook_endpoint SET url = :url WHERE id = :id")
                .bind("url", inner)
                .bind("id", id)
                .execute());
        account.request()
                .post("/api/webhooks/" + id + "/test")
                .then()
                .statusCode(200)
                .body("statusCode", nullValue())
                .body("error", equalTo("url_refused"));
        assertEquals(0, Receiver.calls(path).size(), "a saved URL is checked again before each call");
    }

    @Test
    void rejectsInvalidValues() {
        String url = Receiver.url("/a");
        json(Map.of("events", ALL))
                .post("/api/webhooks")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("url"));
        json(Map.of("url", url))
                .post("/api/webhooks")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("events"));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("url", url, "events", List.of()),
                Map.of("url", url, "events", List.of("task.exploded")),
                Map.of("url", url, "events", ALL, "include", "everything"),
                Map.of("url", url, "events", ALL, "enabled", false),
                Map.of("url", url, "events", ALL, "description", "x".repeat(201)))) {
            json(wrong).post("/api/webhooks").then().statusCode(422).body("code", equalTo("validation_failed"));
        }
        json(Map.of("url", url, "events", ALL, "secret", "mine"))
                .post("/api/webhooks")
                .then()
                .statusCode(400);
        account.request()
                .contentType(ContentType.JSON)
                .post("/api/webhooks")
                .then()
                .statusCode(400);
    }

    @Test
    void aUserHasAtMostTenWebhooks() {
        for (int i = 0; i < 10; i++) {
            made("/" + i);
        }
        make(Receiver.url("/more")).statusCode(409).body("code", equalTo("limit_reached"));
    }

    @Test
    void anotherUserCanNeitherSeeNorChangeAWebhook() {
        String id = made("/a");
        TestAccount other = TestAccount.register();
        String one = "/api/webhooks/" + id;
        other.request().get("/api/webhooks").then().body("items", hasSize(0));
        other.request().get(one).then().statusCode(404);
        other.request()
                .contentType(ContentType.JSON)
                .body("{}")
                .patch(one)
                .then()
                .statusCode(404);
        other.request().delete(one).then().statusCode(404);
        other.request().post(one + "/rotate").then().statusCode(404);
        other.request().post(one + "/test").then().statusCode(404);
        other.request().get(one + "/deliveries").then().statusCode(404);
        other.request()
                .post(one + "/deliveries/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404);
        account.request()
                .post(one + "/deliveries/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404);
        given().get(one).then().statusCode(401);
    }

    @Test
    void aKeyNeedsItsScopeAndCannotManageTheAccountSecret() {
        String reads = key("tasks:read", "tasks:write");
        String hooks = key("webhooks");
        given().auth().oauth2(reads).get("/api/webhooks").then().statusCode(403).body("code", equalTo("scope_missing"));
        given().auth().oauth2(hooks).get("/api/webhooks").then().statusCode(200);
        given().auth().oauth2(hooks).get("/api/tasks").then().statusCode(403);
        given().auth().oauth2(hooks).post("/api/account/webhook-secret").then().statusCode(403);
    }

    private String key(String... scopes) {
        return json(Map.of("name", "k", "scopes", List.of(scopes)))
                .post("/api/keys")
                .then()
                .extract()
                .path("key");
    }

    @Test
    void aTestIsSentAtOnceAndBothSecretsSignDuringARotation() throws Exception {
        String path = Receiver.path(Receiver.status(204));
        ValidatableResponse made = make(Receiver.url(path));
        String id = made.extract().path("id");
        String first = made.extract().path("secret");
        String second = account.request()
                .post("/api/webhooks/" + id + "/rotate")
                .then()
                .statusCode(200)
                .body("previousUntil", notNullValue())
                .extract()
                .path("secret");
        assertNotEquals(first, second);
        account.request()
                .post("/api/webhooks/" + id + "/test")
                .then()
                .statusCode(200)
                .body("statusCode", equalTo(204))
                .body("error", nullValue());
        Receiver.Call call = Receiver.calls(path).get(0);
        new Webhook(first).verify(call.body(), call.headers());
        new Webhook(second).verify(call.body(), call.headers());
        assertEquals(2, call.header("webhook-signature").split(" ").length);
        account.request()
                .get("/api/webhooks/" + id + "/deliveries")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(call.header("webhook-id")))
                .body("items[0].event", equalTo("webhook.test"))
                .body("items[0].taskId", nullValue())
                .body("items[0].state", equalTo("delivered"))
                .body("items[0].attempts[0].statusCode", equalTo(204))
                .body("items[0].nextAttemptAt", nullValue());
    }

    @Test
    void aFailedTestReportsOnlyTheStatus() {
        String path = Receiver.path(exchange -> {
            exchange.sendResponseHeaders(500, 6);
            exchange.getResponseBody().write("secret".getBytes());
        });
        String id = made(path);
        String said = account.request()
                .post("/api/webhooks/" + id + "/test")
                .then()
                .statusCode(200)
                .body("statusCode", equalTo(500))
                .extract()
                .asString();
        assertFalse(said.contains("secret"));
        account.request().get("/api/webhooks/" + id).then().body("failuresInRow", equalTo(0));
    }

    @Test
    void createsAndRotatesTheSecretOfTheAccount() {
        String first = account.request()
                .post("/api/account/webhook-secret")
                .then()
                .statusCode(200)
                .body("previousUntil", nullValue())
                .extract()
                .path("secret");
        account.request()
                .post("/api/account/webhook-secret")
                .then()
                .statusCode(200)
                .body("previousUntil", notNullValue())
                .body("secret", not(equalTo(first)));
    }
}
