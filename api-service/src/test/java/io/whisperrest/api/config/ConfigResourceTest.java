package io.whisperrest.api.config;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class ConfigResourceTest {

    @Test
    void showsAnonymousCallersWhatASignInPageNeeds() {
        given().get("/api/config")
                .then()
                .statusCode(200)
                .body("registrationOpen", equalTo(true))
                .body("passwordRules.minLength", equalTo(8))
                .body("passwordRules.maxLength", equalTo(128))
                .body("locales", hasItem("ru"))
                .body("$", not(hasKey("limits")))
                .body("$", not(hasKey("version")));
    }

    @Test
    void showsUsersLimitsAndLanguages() {
        TestAccount.register()
                .request()
                .get("/api/config")
                .then()
                .statusCode(200)
                .body("limits.maxUploadBytes", equalTo(2147483648L))
                .body("limits.maxDurationSeconds", equalTo(21600))
                .body("limits.undoSeconds", equalTo(30))
                .body("limits.maxSyncWaitSeconds", equalTo(540))
                .body("limits.maxStreams", equalTo(6))
                .body("limits.storageBytes", nullValue())
                .body("retention.audioDays", equalTo(30))
                .body("retention.textDays", nullValue())
                .body("languages", hasSize(100))
                .body("languages.find { it.code == 'ru' }.nativeName", equalTo("Русский"))
                .body("languages.find { it.code == 'ru' }.scripts", hasSize(0))
                .body("languages.find { it.code == 'yue' }.scripts", contains("Hans", "Hant", "Hant-HK"))
                .body("features.webhooks", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/config", "/api/models"})
    void answersAnUnchangedConfigurationWith304(String path) {
        TestAccount user = TestAccount.register();
        String tag = user.request().get(path).then().statusCode(200).extract().header("ETag");
        user.request().header("If-None-Match", tag).get(path).then().statusCode(304);
    }

    @Test
    void answersAnUnreadableParameterWith400() {
        TestAccount.register()
                .request()
                .get("/api/tasks?limit=many")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_request"));
    }

    @Test
    void rejectsABadToken() {
        given().header("Authorization", "Bearer garbage")
                .get("/api/config")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
    }
}
