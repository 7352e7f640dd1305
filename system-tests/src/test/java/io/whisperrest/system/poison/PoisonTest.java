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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that kills the process that hears it. */
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
    void q17APoisonTaskFailsAfterThreeCrashesAndItsNeighboursSucceed() {
        Recordings recordings = new Recordings(directory);
        Path loud = recordings.as("loud.flac", "-af", "volume=40dB");
        // of two lengths, so that the slots fall out of step and a neighbour is running when the poison begins
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
        System.out.println("Q17: " + supervisor.segmentationFaults() + " SIGSEGV, " + supervisor.restarts()
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
        assertTrue(crashes <= 1, () -> crashes + " crashes blamed on " + neighbour.id());
    }
}
