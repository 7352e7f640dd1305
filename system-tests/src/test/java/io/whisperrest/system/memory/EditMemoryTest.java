package io.whisperrest.system.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest and oddest edits that a caller may send, four at a time, with the heap that {@code make run} configures. */
@Tag("slow")
class EditMemoryTest {
    private static final int BODY = 16 * 1024 * 1024;
    private static final int AT_ONCE = 4;

    @TempDir
    private Path directory;

    private Client client;
    private String task;

    private static String line(String text) {
        return "{\"start\":1,\"end\":2,\"text\":\"" + text + "\"},";
    }

    private static String segments(String lines) {
        return "{\"segments\":[" + lines.substring(0, lines.length() - 1) + "]}";
    }

    private Set<Integer> put(String body) {
        return atOnce(() -> client.call("PUT", path(), body, "If-Match", tag()).statusCode());
    }

    private String path() {
        return "/api/tasks/" + task + "/transcript";
    }

    private String tag() {
        return '"' + client.task(task).path("transcriptVersion").asText() + '"';
    }

    private static Set<Integer> atOnce(Supplier<Integer> call) {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> CompletableFuture.supplyAsync(call))
                .toList();
        return answers.stream().map(CompletableFuture::join).collect(Collectors.toSet());
    }

    @Test
    void noEditExhaustsTheMemoryOfTheService() {
        try (Stack stack = new Stack(directory.resolve("data"))) {
            ServiceProcess api = stack.startApi();
            stack.startWorker();
            client = stack.client("editor");
            task = client.transcribe(Project.sample(), "en");
            client.awaitEnd(task);
            long before = api.residentMiB();
            String words = line("a ".repeat(4999) + "a");
            assertEquals(Set.of(422), put(segments(words.repeat(BODY / words.length()))), "much text");
            assertEquals(Set.of(422), put(segments("{},".repeat(BODY / 3 - 10))), "many segments");
            assertEquals(Set.of(400), put(segments(line("x".repeat(BODY - 100)))), "one long text");
            String names = IntStream.range(0, BODY / 20)
                    .mapToObj(n -> "\"" + (10_000_000 + n) + "\":\"x\",")
                    .collect(Collectors.joining());
            assertEquals(
                    Set.of(422), put("{\"segments\":[],\"speakers\":{" + names + "\"s\":\"x\"}}"), "many speakers");
            Set<Integer> statuses = put(segments(words.repeat(99)));
            assertTrue(statuses.contains(200) && Set.of(200, 412).containsAll(statuses), statuses::toString);
            assertEquals(
                    Set.of(200),
                    atOnce(() -> client.call("GET", path(), "").statusCode()),
                    "half a million words are parsed");
            System.out.println("edits: api-service " + before + " MiB before, at most " + api.peakMiB() + " MiB");
            assertTrue(api.isReady());
            assertFalse(api.log().contains("OutOfMemory"), api::log);
        }
    }
}
