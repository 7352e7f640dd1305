package io.whisperrest.system.measure;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Stack;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how many tasks a second pass through acceptance, relay, claim and result, and fails when one is lost or done twice. Speeds are
 * printed, never asserted.
 */
@EnabledIfSystemProperty(named = "measure.tasks", matches = "\\d+", disabledReason = "run by make bench-queue")
class QueueMeasurement {
    private static final int TASKS = Integer.getInteger("measure.tasks", 10_000);
    private static final int WORKERS = Integer.getInteger("measure.workers", 4);
    private static final int USERS = 200;
    private static final int SENDERS = 8;
    private static final double VANISHING = 0.002;

    @TempDir
    private Path directory;

    private static void print(String what, String value) {
        System.out.printf(
                Locale.ROOT, "| %s | %s | %s |%n", TestDatabase.isPostgres() ? "PostgreSQL" : "SQLite", what, value);
    }

    @Test
    void tasksPassThroughRelayClaimAndResult() {
        try (QueueServices services = new QueueServices(directory)) {
            fill(services);
            long begin = System.nanoTime();
            int vanished;
            String claims;
            try (StubWorkers workers = new StubWorkers(services, WORKERS, VANISHING)) {
                services.start();
                await().pollInterval(Duration.ofMillis(250))
                        .atMost(Duration.ofHours(2))
                        .until(() -> services.count("task WHERE status IN ('QUEUED', 'RUNNING')") == 0);
                vanished = workers.vanished.get();
                claims = workers.claims.toString();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            print(
                    TASKS + " tasks, " + WORKERS + " workers",
                    String.format(Locale.ROOT, "%.0f tasks/s, %d workers vanished", TASKS / seconds, vanished));
            print("claim", claims);
            print("pass of the relay", services.relayPasses.toString());
            print("database", String.format(Locale.ROOT, "%.1f KB a task", services.bytes() / 1000.0 / TASKS));
            services.tidy();
            assertEquals(TASKS, services.count("task WHERE status = 'SUCCESS' AND windows_done = 1"), "none is lost");
            assertEquals(TASKS, services.count("segment"), "none is done twice");
            assertEquals(List.of(), services.leftovers());
        }
    }

    private static void fill(QueueServices services) {
        for (int user = 0; user < USERS; user++) {
            services.file.aUser(services.database, "u" + user);
        }
        for (int task = 0; task < TASKS; task++) {
            String lane = task % 10 == 0 ? "hi" : task % 2 == 0 ? "normal" : "bulk";
            services.file.aQueuedTask(
                    services.database,
                    UUID.randomUUID().toString(),
                    "u" + task % USERS,
                    lane,
                    System.currentTimeMillis());
        }
    }

    /** The API on the same cores as its clients; no worker. */
    @Test
    void tasksAreAccepted() throws Exception {
        try (Stack stack = new Stack(directory.resolve("data"))) {
            stack.startApi();
            Client client = stack.client("sender");
            int count = Math.min(TASKS, 2000);
            Times times = new Times();
            long begin = System.nanoTime();
            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            try {
                List<Future<?>> ends = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    String key = "task-" + i;
                    ends.add(senders.submit(() -> times.of(() -> client.tryCreate(Project.sample(), key))));
                }
                for (Future<?> end : ends) {
                    end.get();
                }
            } finally {
                senders.shutdownNow();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            print(
                    count + " uploads of " + Project.sample().toFile().length() / 1024 + " KiB, " + SENDERS
                            + " at once",
                    String.format(Locale.ROOT, "%.0f tasks/s, %s", count / seconds, times));
        }
    }
}
