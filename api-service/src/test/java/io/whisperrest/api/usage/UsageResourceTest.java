package io.whisperrest.api.usage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/usage}: figures from rows in the form that workers write. */
@ApiTest
class UsageResourceTest {
    @Inject
    Database database;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    /** Two slots worked in parallel, so the run took half of the processing time. */
    private void row(String day, String model, String state, long audioMs, long processingMs, Long waitMs) {
        database.write(handle -> handle.execute(
                "INSERT INTO usage (task_id, user_id, day, model, language, state, upload_bytes, audio_ms, processing_ms,"
                        + " wait_ms, created_at, finished_at) VALUES (?, ?, ?, ?, 'ru', ?, 1, ?, ?, ?, 1000, ?)",
                UUID.randomUUID().toString(),
                account.id(),
                day,
                model,
                state,
                audioMs,
                processingMs,
                waitMs,
                1000 + (waitMs == null ? 0 : waitMs) + processingMs / 2));
    }

    private RequestSpecification withKey(String... scopes) {
        String key = account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "k", "scopes", List.of(scopes)))
                .post("/api/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        return given().header("Authorization", "Bearer " + key);
    }

    @Test
    void sumsByDayAndReportsTheMedianAndTheLongestWaits() {
        for (int i = 1; i <= 20; i++) {
            row("2026-03-01", "base", "SUCCESS", 60_000, 6_000, i * 1000L);
        }
        row("2026-03-02", "small", "FAILURE", 30_000, 0, null);
        row("2026-03-02", "small", "CANCELLED", 2_000, 4_000, null);
        row("2026-03-02", "small", "ACCEPTED", 5_000, 0, null);
        row("2026-03-02", "small", "RESERVED", 0, 0, null);
        row("2026-03-03", "small", "SUCCESS", 1, 1, 1L);
        TestAccount other = TestAccount.register();
        account.request()
                .get("/api/usage?from=2026-03-01&to=2026-03-02")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].bucket", equalTo("2026-03-01"))
                .body("items[0].tasks", equalTo(20))
                .body("items[0].audioSeconds", equalTo(1200f))
                .body("items[0].processingSeconds", equalTo(120f))
                .body("items[0].rtfx", equalTo(20f))
                .body("items[0].waitP50Seconds", equalTo(10f))
                .body("items[0].waitP95Seconds", equalTo(19f))
                .body("items[1].tasks", equalTo(3))
                .body("items[1].successes", equalTo(0))
                .body("items[1].failures", equalTo(1))
                .body("items[1].cancelled", equalTo(1))
                .body("items[1].rtfx", nullValue())
                .body("items[1].waitP50Seconds", nullValue())
                .body("totals.tasks", equalTo(23))
                .body("totals.successes", equalTo(20))
                .body("totals.failures", equalTo(1))
                .body("totals.cancelled", equalTo(1))
                .body("totals.audioSeconds", equalTo(1237f))
                .body("totals.rtfx", equalTo(20f));
        account.request()
                .get("/api/usage?from=2026-03-01&to=2026-03-02&by=model")
                .then()
                .body("items.bucket", equalTo(List.of("base", "small")));
        account.request()
                .get("/api/usage?from=2026-03-01&to=2026-03-02&by=language")
                .then()
                .body("items.bucket", equalTo(List.of("ru")))
                .body("items[0].tasks", equalTo(23));
        other.request().get("/api/usage?from=2026-03-01&to=2026-03-02").then().body("totals.tasks", equalTo(0));
    }

    @Test
    void countsATaskForTheKeyThatSentIt() {
        byte[] wav = Arrays.copyOf("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1), 3244);
        withKey("tasks:write")
                .multiPart("file", "a.wav", wav)
                .post("/api/tasks")
                .then()
                .statusCode(202);
        account.request()
                .multiPart("file", "a.wav", wav)
                .post("/api/tasks")
                .then()
                .statusCode(202);
        String key = account.request().get("/api/keys").path("items[0].id");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        account.request()
                .get("/api/usage?by=key&to=" + today)
                .then()
                .body("items", hasSize(2))
                .body("items[0].bucket", equalTo(key))
                .body("items[0].tasks", equalTo(1))
                .body("items[1].bucket", nullValue())
                .body("quota.queuedTasks.used", equalTo(2))
                .body("quota.queuedTasks.limit", equalTo(500))
                .body("quota.storageBytes.used", equalTo(2 * 3244))
                .body("quota.storageBytes.limit", nullValue())
                .body("quota.audioSecondsPerDay.limit", nullValue())
                .body("quota.audioSecondsPerDay.used", equalTo(0f))
                .body("quota.audioSecondsPerDay.resetsAt", notNullValue());
    }

    @Test
    void reportsAUsersOwnLimits() {
        database.write(handle -> handle.execute(
                "UPDATE app_user SET limits = ? WHERE id = ?",
                "{\"audioSecondsPerDay\":600,\"storageBytes\":1000,\"requestsPerMinute\":77}",
                account.id()));
        account.request()
                .get("/api/usage")
                .then()
                .header("RateLimit-Limit", "77")
                .header("RateLimit-Remaining", "76")
                .header("RateLimit-Reset", notNullValue())
                .body("quota.audioSecondsPerDay.limit", equalTo(600))
                .body("quota.storageBytes.limit", equalTo(1000));
        account.request()
                .get("/api/config")
                .then()
                .body("limits.audioSecondsPerDay", equalTo(600))
                .body("limits.storageBytes", equalTo(1000))
                .body("limits.requestsPerMinute", equalTo(77));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-02-30",
                "from=2026-03-02&to=2026-03-01",
                "from=2024-01-01&to=2025-01-01",
                "by=colour"
            })
    void rejectsInvalidPeriods(String query) {
        account.request().get("/api/usage?" + query).then().statusCode(422).body("code", equalTo("validation_failed"));
    }

    @Test
    void aKeyNeedsTheScopeOfUsage() {
        withKey("tasks:read", "tasks:write")
                .get("/api/usage")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope_missing"));
        withKey("usage:read").get("/api/usage").then().statusCode(200);
        given().get("/api/usage").then().statusCode(401);
    }
}
