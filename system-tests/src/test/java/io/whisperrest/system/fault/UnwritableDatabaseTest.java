package io.whisperrest.system.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Recordings;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.SmallDisk;
import io.whisperrest.system.stack.Sounds;
import io.whisperrest.system.stack.Stack;
import io.whisperrest.testing.OnSqlite;
import io.whisperrest.testing.ReadOnlyMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The database rejects writes for longer than three leases, at production lease settings, while two tasks run and twenty wait. No task
 * fails or loses an attempt. {@code -Doutage.seconds=600} extends the outage to ten minutes.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
@Order(1)
@OnSqlite
class UnwritableDatabaseTest {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 100));
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final int WAITING = 20;
    private static final int REPEATS = 8;

    @TempDir
    private Path directory;

    private interface Step {
        void run() throws SQLException;
    }

    @Test
    void tasksSurviveADatabaseThatAnotherProgramHasLocked() throws SQLException, IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        try (Stack stack = Stack.unhurried(data, Map.of("WORKER_SLOTS", "1"))) {
            ServiceProcess api = stack.startApi();
            try (Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("db/app.db"));
                    Statement statement = foreign.createStatement()) {
                survives(
                        stack,
                        api,
                        "another program has locked the database",
                        () -> statement.execute("BEGIN IMMEDIATE"),
                        () -> {},
                        () -> statement.execute("ROLLBACK"));
            }
        }
    }

    @Test
    void tasksSurviveAReadOnlyDatabase() throws SQLException, IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        try (Stack stack = Stack.unhurried(data, Map.of("WORKER_SLOTS", "1"))) {
            ServiceProcess api = stack.startApi();
            ReadOnlyMark mark = new ReadOnlyMark(data.resolve("db/app.db"));
            survives(stack, api, "the database is read-only", mark::set, () -> {}, mark::clear);
        }
    }

    /** Redis keeps its file on the same disk, as with {@code make run}, so it rejects writes too. */
    @Test
    void tasksSurviveAFullDisk() throws SQLException, IOException {
        assumeTrue(SmallDisk.isAllowed(), "this host forbids unshare -rm and a tmpfs");
        Path data = Files.createDirectories(directory.resolve("data"));
        try (SmallDisk disk = new SmallDisk(data, "64m");
                Stack stack = Stack.unhurriedOn(disk, Map.of("WORKER_SLOTS", "1", "UPLOAD_MIN_FREE_SPACE", "1M"))) {
            survives(
                    stack,
                    stack.startApi(),
                    "the disk of the database is full",
                    disk::fill,
                    disk::fill,
                    disk::makeRoom);
        }
    }

    /** @param keep step that is repeated throughout the outage */
    private void survives(Stack stack, ServiceProcess api, String problem, Step begin, Step keep, Step end)
            throws SQLException {
        List<ServiceProcess> services = List.of(api, stack.startWorker(), stack.startWorker());
        Client client = withAKey(stack.client("outage"));
        Path recording = new Recordings(directory).repeated(REPEATS);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(client.transcribe(recording, "en"));
        }
        List<String> running = List.copyOf(ids);
        Path waiting = Sounds.noise(directory.resolve("waiting.wav"), 64_000); // no speech, so the engine has no work
        for (int i = 0; i < WAITING; i++) {
            ids.add(client.transcribe(waiting, "en"));
        }
        await().atMost(LONG)
                .until(() -> running.stream()
                        .allMatch(id -> client.status(id).path("progress").asDouble() > 0));
        begin.run();
        for (ServiceProcess service : services) {
            await().atMost(LONG).until(() -> {
                keep.run();
                return service.readiness().contains(problem);
            });
            assertEquals(503, service.health("ready"), service::log);
        }
        await().during(OUTAGE)
                .atMost(OUTAGE.plus(LONG))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    keep.run();
                    return ids.stream().allMatch(id -> isWell(client.status(id)));
                });
        end.run();
        services.forEach(ServiceProcess::awaitReady);
        ids.forEach(id -> assertUntouched(client, id));
        services.forEach(UnwritableDatabaseTest::assertReportedOnce);
        System.out.println("outage: " + problem + " for " + OUTAGE + ", " + ids.size() + " tasks untouched");
    }

    /** Each use of a key is recorded in the database; the key must work even when that fails. */
    private static Client withAKey(Client owner) {
        String asked = "{\"name\":\"poller\",\"scopes\":[\"tasks:read\",\"tasks:write\"]}";
        return owner.with(
                Client.json(owner.call("POST", "/api/keys", asked)).path("key").asText());
    }

    private static boolean isWell(JsonNode status) {
        return List.of("pending", "success").contains(status.path("status").asText());
    }

    private static void assertUntouched(Client client, String id) {
        JsonNode status = await().atMost(LONG)
                .until(
                        () -> client.status(id),
                        now -> !now.path("status").asText().equals("pending"));
        assertEquals("success", status.path("status").asText(), status::toString);
        JsonNode task = client.task(id);
        assertEquals(0, task.path("attempts").asInt(), task::toString);
        assertEquals(0, task.path("crashes").asInt(), task::toString);
    }

    private static void assertReportedOnce(ServiceProcess service) {
        List<String> lines = service.log().lines().toList();
        assertEquals(1, count(lines, "the database rejects writes, tasks wait"), service::log);
        assertEquals(1, count(lines, "the database accepts writes again"), service::log);
        assertEquals(0, count(lines, "\tat org.sqlite."), service::log);
        assertTrue(service.isAlive());
    }

    private static long count(List<String> lines, String part) {
        return lines.stream().filter(line -> line.contains(part)).count();
    }
}
