package io.whisperrest.system.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.CuttingProxy;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A real EventSource that loses its connection, and five hundred idle streams. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class EventSourceTest {
    private static final int IDLE = 500;
    private static final int CALLS = 40;

    @TempDir
    private Path directory;

    @Test
    void anEventSourceThatIsDisconnectedTwiceReceivesEachTaskOnce() throws Exception {
        try (Stack stack = new Stack(directory.resolve("data"))) {
            stack.startApi();
            Client client = stack.client("listener");
            try (CuttingProxy proxy = new CuttingProxy(stack.url(), List.of())) {
                CompletableFuture<String> listening = CompletableFuture.supplyAsync(() -> NodeEnvironment.run(
                        "events.mjs", Map.of("API_URL", proxy.url(), "API_TOKEN", client.token(), "EXPECTED", "30")));
                listens(proxy, 1, client);
                List<String> made = new ArrayList<>();
                for (int n = 0; n < 30; n++) {
                    if (n == 10 || n == 20) {
                        listens(proxy, n / 10, client);
                        proxy.cutAll(); // tasks created now must arrive after the reconnect
                    }
                    HttpResponse<String> answer =
                            client.tryCreate(Project.sample(), UUID.randomUUID().toString());
                    made.add(Client.json(answer).path("id").asText());
                }
                String said = listening.join();
                assertTrue(said.contains("opened 3"), said);
                String heard = said.substring(said.indexOf("heard ") + 6).strip();
                assertEquals(
                        made.stream().sorted().toList(),
                        Stream.of(heard.split(",")).sorted().toList());
            }
        }
    }

    /** Waits until the stream is connected and, one second later, surely subscribed. */
    private static void listens(CuttingProxy proxy, int connections, Client client) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> proxy.connections() >= connections);
        client.tasks(); // the API has answered a request that came after the stream's
        Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
    }

    @Test
    void fiveHundredIdleStreamsDelayNoOtherCallAndReleaseTheirFiles() throws Exception {
        try (Stack stack = new Stack(directory.resolve("data"), Map.of("TASK_MAX_STREAMS", "600"))) {
            ServiceProcess api = stack.startApi();
            Client client = stack.client("listener");
            long base = files(api);
            double alone = median(client);
            List<HttpResponse<InputStream>> streams = new ArrayList<>();
            for (int n = 0; n < IDLE; n++) {
                streams.add(listen(stack.url(), client.token()));
            }
            assertTrue(files(api) >= base + IDLE, "all streams are open");
            double beside = median(client);
            System.out.printf(
                    "idle streams: a call takes %.1f ms alone, %.1f ms with %d streams%n", alone, beside, IDLE);
            for (HttpResponse<InputStream> stream : streams) {
                stream.body().close();
            }
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> files(api) < base + 20);
            assertEquals(200, listen(stack.url(), client.token()).statusCode());
        }
    }

    private static HttpResponse<InputStream> listen(String url, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/events"))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<InputStream> stream = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, stream.statusCode());
        return stream;
    }

    /** Median duration of a list call, in ms. */
    private static double median(Client client) {
        List<Double> times = new ArrayList<>();
        for (int n = 0; n < CALLS; n++) {
            long begin = System.nanoTime();
            client.tasks();
            times.add((System.nanoTime() - begin) / 1e6);
        }
        return times.stream().sorted().toList().get(CALLS / 2);
    }

    private static long files(ServiceProcess process) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return open.count();
        }
    }
}
