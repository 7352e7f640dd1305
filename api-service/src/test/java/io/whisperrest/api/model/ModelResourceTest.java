package io.whisperrest.api.model;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.api.task.Models;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import io.whisperrest.queue.TaskQueue;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class ModelResourceTest {
    private static final String BASE = "{\"id\":\"base\",\"sizeBytes\":100,\"memoryBytes\":150,\"multilingual\":true,"
            + "\"translates\":true,\"present\":true}";
    private static final String TURBO = "{\"id\":\"large-v3-turbo\",\"sizeBytes\":900,\"memoryBytes\":1500,"
            + "\"multilingual\":true,\"translates\":false,\"present\":%s}";

    @Inject
    Database database;

    @Inject
    TaskQueue queue;

    @Inject
    Models models;

    @BeforeEach
    @AfterEach
    void noWorkers() {
        database.write(handle -> handle.execute("DELETE FROM worker"));
    }

    private void worker(String id, String models) {
        database.write(handle -> handle.execute(
                "INSERT INTO worker (id, slots, version, model, models, device, state, started_at)"
                        + " VALUES (?, 2, 'x', 'base', ?, 'cpu', 'READY', ?)",
                id,
                models,
                System.currentTimeMillis()));
        queue.heartbeat(id, List.of());
    }

    @Test
    void reportsTheDefaultModelWithoutAWorker() {
        TestAccount.register()
                .request()
                .get("/api/models")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo("base"))
                .body("items[0].default", equalTo(true))
                .body("items[0].state", equalTo("absent"))
                .body("items[0].sizeBytes", nullValue());
        given().get("/api/models").then().statusCode(401);
    }

    @Test
    void aModelIsReadyInAWorkerLoadableOnADiskElseAbsent() {
        TestAccount account = TestAccount.register();
        worker("one-" + UUID.randomUUID(), "[" + BASE + "," + TURBO.formatted(true) + ",\"tiny\"]");
        account.request()
                .get("/api/models")
                .then()
                .body("items.id", equalTo(List.of("base", "large-v3-turbo", "tiny")))
                .body("items.state", equalTo(List.of("ready", "loadable", "loadable")))
                .body("items[0].memoryBytes", equalTo(150))
                .body("items[1].translate", equalTo(false));
        worker("two-" + UUID.randomUUID(), "[" + BASE + "," + TURBO.formatted(false) + "]");
        account.request()
                .get("/api/models")
                .then()
                .body("items.find { it.id == 'large-v3-turbo' }.state", equalTo("loadable"));
        noWorkers();
        worker("three-" + UUID.randomUUID(), "[" + BASE + "," + TURBO.formatted(false) + "]");
        account.request()
                .get("/api/models")
                .then()
                .body("items.find { it.id == 'large-v3-turbo' }.state", equalTo("absent"));
    }

    @Test
    void measuresSpeedFromFinishedTasks() {
        TestAccount account = TestAccount.register();
        database.write(handle -> handle.execute(
                "INSERT INTO usage (task_id, user_id, day, model, state, upload_bytes, audio_ms, processing_ms, created_at)"
                        + " VALUES (?, ?, '2026-01-01', 'measured', 'SUCCESS', 1, 123456, 10000, 0)",
                UUID.randomUUID().toString(),
                account.id()));
        worker("w-" + UUID.randomUUID(), "[\"measured\"]");
        account.request()
                .get("/api/models")
                .then()
                .body("items.find { it.id == 'measured' }.rtfx", equalTo(12.3f))
                .body("items.find { it.id == 'base' }.rtfx", nullValue());
    }

    private void away(String model, Duration since) {
        database.write(handle -> handle.execute(
                "INSERT INTO worker (id, slots, version, model, models, device, state, started_at, seen_at)"
                        + " VALUES (?, 2, 'x', 'base', ?, 'cpu', 'STOPPED', 1, ?)",
                "away-" + UUID.randomUUID(),
                "[\"" + model + "\"]",
                System.currentTimeMillis() - since.toMillis()));
    }

    @Test
    void aModelMayBeNamedForTenMinutesAfterItsWorkerLeft() {
        worker("slow-clock-" + UUID.randomUUID(), "[\"served\"]"); // its row says 1970, its heartbeat now
        away("left-lately", Duration.ofMinutes(9));
        away("left-long-ago", Duration.ofMinutes(11));
        await().atMost(Duration.ofSeconds(10)).until(() -> models.ids().contains("served"));
        assertEquals(Set.of("base", "left-lately", "served"), models.ids());
    }

    @Test
    void allKnownModelsMayBeNamedWhileNoWorkerWasThereLately() {
        away("left-long-ago", Duration.ofDays(1));
        await().atMost(Duration.ofSeconds(10)).until(() -> models.ids().contains("left-long-ago"));
    }
}
