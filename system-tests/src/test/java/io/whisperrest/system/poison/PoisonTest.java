package io.whisperrest.system.poison;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.whisperrest.system.agent.AgentJar;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Recordings;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that crashes every worker that processes it. */
@Tag("slow")
class PoisonTest {
    private static final int NEIGHBOURS = 20;

    @TempDir
    private Path directory;

    private final List<Sent> neighbours = new ArrayList<>();

    private record Sent(Client client, String id) {
        JsonNode status() {
            return client.status(id);
        }

        JsonNode task() {
            return client.task(id);
        }

        boolean isOver() {
            return !status().path("status").asText().equals("pending");
        }
    }

    @Test
    void aPoisonTaskFailsAfterThreeCrashesAndItsNeighboursSucceed() {
        Recordings recordings = new Recordings(directory);
        Path loud = recordings.as("loud.flac", "-af", "volume=40dB");
        // two lengths, so that the slots fall out of step and another task is running when the poison task begins
        List<Path> good = List.of(Project.sample(), recordings.as("short.flac", "-t", "5"));
        try (Stack stack = new Stack(directory.resolve("data"))) {
            stack.startApi();
            List<Client> users = List.of(stack.client("first"), stack.client("second"));
            send(users, good);
            Sent poison = new Sent(users.get(0), users.get(0).transcribe(loud, "en"));
            send(users, good);
            List<String> flags = flags();
            Supervisor supervisor = new Supervisor(() -> stack.launchWorker(flags, Map.of()));
            await().atMost(Duration.ofMinutes(8))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        supervisor.look();
                        return poison.isOver() && neighbours.stream().allMatch(Sent::isOver);
                    });
            print(poison, supervisor);
            assertPoisoned(poison, supervisor);
            neighbours.forEach(PoisonTest::assertUnharmed);
        }
    }

    @Test
    void anAdministratorsRequeueIsANewTaskOnTheSameAudioAndKeepsTheOldOne() {
        Path loud = new Recordings(directory).as("loud.flac", "-af", "volume=40dB");
        try (Stack stack = new Stack(directory.resolve("data"), Map.of("AUTH_ADMIN_EMAIL", "admin@example.org"))) {
            ServiceProcess api = stack.startApi();
            Client owner = stack.client("owner");
            Client administrator = stack.administrator(api);
            Sent poison = new Sent(owner, owner.transcribe(loud, "en"));
            Supervisor supervisor = new Supervisor(() -> stack.launchWorker(flags(), Map.of()));
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        supervisor.look();
                        return poison.isOver();
                    });
            assertPoisoned(poison, supervisor);
            JsonNode old = poison.task();
            supervisor.current().kill9(); // from here on the engine works
            assertEquals(
                    403,
                    owner.call("POST", "/api/admin/dead/" + poison.id() + "/requeue", "")
                            .statusCode());
            HttpResponse<String> requeued =
                    administrator.call("POST", "/api/admin/dead/" + poison.id() + "/requeue", "");
            assertEquals(202, requeued.statusCode(), requeued.body());
            Sent again = new Sent(owner, Client.json(requeued).path("id").asText());
            JsonNode queued = again.task();
            assertEquals(List.of(0, 0), counters(queued), "the new task does not fail immediately");
            assertEquals(old.path("audio").path("sha256"), queued.path("audio").path("sha256"));
            assertEquals(poison.id(), queued.path("retryOf").asText());
            stack.startWorker();
            JsonNode end = owner.awaitEnd(again.id());
            System.out.println("requeued poison task: " + end.path("status") + ", counters " + counters(again.task()));
            assertEquals("success", end.path("status").asText(), end::toString);
            assertEquals(List.of(0, 0), counters(again.task()));
            assertEquals(old, poison.task(), "the old task is unchanged");
        }
    }

    private static List<Integer> counters(JsonNode task) {
        return List.of(task.path("attempts").asInt(), task.path("crashes").asInt());
    }

    private void send(List<Client> users, List<Path> good) {
        for (int i = 0; i < NEIGHBOURS / 2; i++) {
            Client user = users.get(i % users.size());
            neighbours.add(new Sent(user, user.transcribe(good.get(i % good.size()), "en")));
        }
    }

    private static List<String> flags() {
        Path target = Project.root().resolve("system-tests/target");
        return List.of(
                AgentJar.flag(target.resolve("poison"), PoisonAgent.class, PoisonAdvice.class),
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + target.resolve("poison").resolve("hs_err_%p.log"));
    }

    private void print(Sent poison, Supervisor supervisor) {
        List<Integer> crashes = neighbours.stream()
                .map(each -> each.task().path("crashes").asInt())
                .toList();
        System.out.println("poison task: " + supervisor.segmentationFaults() + " SIGSEGV, " + supervisor.restarts()
                + " restarts, poison crashes " + poison.task().path("crashes").asInt() + ", neighbours' crashes "
                + crashes);
    }

    private static void assertPoisoned(Sent poison, Supervisor supervisor) {
        assertEquals("failure", poison.status().path("status").asText());
        assertEquals("poison", poison.status().path("error_code").asText());
        assertEquals(3, poison.task().path("crashes").asInt());
        assertEquals(3, supervisor.segmentationFaults());
        ServiceProcess last = supervisor.current();
        assertTrue(last.isAlive(), last::log);
    }

    private static void assertUnharmed(Sent neighbour) {
        assertEquals("success", neighbour.status().path("status").asText());
        JsonNode task = neighbour.task();
        assertEquals(0, task.path("attempts").asInt());
        int crashes = task.path("crashes").asInt();
        assertTrue(crashes <= 1, () -> crashes + " crashes charged to " + neighbour.id());
    }
}
