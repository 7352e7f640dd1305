package io.whisperrest.api.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.setting.AdminSettings;
import io.whisperrest.api.setting.Retention;
import io.whisperrest.api.setting.Settings;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings of administrators override the configuration. */
@ApiTest
class AdminSettingsResourceTest {
    @Inject
    Database database;

    @Inject
    Settings settings;

    private TestAccount admin;

    @BeforeEach
    void signUp() {
        admin = TestAccount.administrator(database);
    }

    @AfterEach
    void decideNothing() {
        settings.decide(new AdminSettings(null, UserLimits.NONE, Retention.NONE, null));
        database.write(handle -> handle.execute("DELETE FROM worker WHERE id = 'settings-test'"));
    }

    private ValidatableResponse patch(Object body) {
        return admin.request()
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/api/admin/settings")
                .then();
    }

    private static int register() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", UUID.randomUUID() + "@example.org", "password", "seventeen blue whales"))
                .post("/register")
                .statusCode();
    }

    @Test
    void opensAndClosesRegistrationAtRunTime() {
        admin.request()
                .get("/api/admin/settings")
                .then()
                .statusCode(200)
                .body("registrationOpen", equalTo(true))
                .body("defaultModel", equalTo("base"))
                .body("retention.audioDays", nullValue())
                .body("limits.storageBytes", nullValue());
        patch(Map.of("registrationOpen", false)).statusCode(200).body("registrationOpen", equalTo(false));
        assertEquals(403, register());
        given().get("/api/config").then().body("registrationOpen", equalTo(false));
        patch(Map.of("registrationOpen", true)).statusCode(200);
        assertEquals(201, register());
    }

    @Test
    void anAbsentFieldStaysUnchanged() {
        patch(Map.of("limits", Map.of("storageBytes", 1_000_000))).statusCode(200);
        patch(Map.of("retention", Map.of("audioDays", 7)))
                .statusCode(200)
                .body("limits.storageBytes", equalTo(1_000_000))
                .body("retention.audioDays", equalTo(7));
        TestAccount user = TestAccount.register();
        user.request().get("/api/session").then().body("limits.storageBytes", equalTo(1_000_000));
        user.request()
                .contentType(ContentType.JSON)
                .body(Map.of("retention", Map.of("audioDays", 8)))
                .patch("/api/account")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("retention.audioDays"));
    }

    @Test
    void nullReturnsASettingToTheConfiguration() {
        database.write(handle -> handle.execute("INSERT INTO worker (id, slots, version, model, models, device, state,"
                + " started_at) VALUES ('settings-test', 1, '1', 'base', '[\"base\",\"tiny\"]', 'cpu', 'READY', 1)"));
        patch(Map.of(
                        "registrationOpen",
                        false,
                        "limits",
                        Map.of("storageBytes", 1_000_000),
                        "retention",
                        Map.of("audioDays", 7),
                        "defaultModel",
                        "tiny"))
                .statusCode(200)
                .body("defaultModel", equalTo("tiny"));
        patch("{\"registrationOpen\":null}")
                .statusCode(200)
                .body("registrationOpen", equalTo(true))
                .body("limits.storageBytes", equalTo(1_000_000))
                .body("defaultModel", equalTo("tiny"));
        patch("{\"limits\":null,\"retention\":null,\"defaultModel\":null}")
                .statusCode(200)
                .body("limits.storageBytes", nullValue())
                .body("retention.audioDays", nullValue())
                .body("defaultModel", equalTo("base"));
        assertEquals(new AdminSettings(null, UserLimits.NONE, Retention.NONE, null), settings.decided());
    }

    @Test
    void theDefaultModelMustExistOnThisServer() {
        patch(Map.of("defaultModel", "tiny")).statusCode(422).body("code", equalTo("unknown_model"));
        database.write(handle -> handle.execute("INSERT INTO worker (id, slots, version, model, models, device, state,"
                + " started_at) VALUES ('settings-test', 1, '1', 'base', '[\"base\",\"tiny\"]', 'cpu', 'READY', 1)"));
        patch(Map.of("defaultModel", "tiny")).statusCode(200).body("defaultModel", equalTo("tiny"));
        TestAccount user = TestAccount.register();
        user.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .post("/api/tasks")
                .then()
                .statusCode(202)
                .body("model", equalTo("tiny"));
        String id = user.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .post("/transcribe")
                .then()
                .statusCode(202)
                .extract()
                .path("task_id");
        user.request().get("/api/tasks/" + id).then().body("model", equalTo("tiny"));
    }

    @Test
    void anInvalidValueChangesNothing() {
        patch(Map.of("registrationOpen", false, "retention", Map.of("audioDays", 0)))
                .statusCode(422);
        patch(Map.of("limits", Map.of("requestsPerMinute", 0))).statusCode(422);
        patch(Map.of("colour", "red")).statusCode(400);
        admin.request().get("/api/admin/settings").then().body("registrationOpen", equalTo(true));
    }
}
