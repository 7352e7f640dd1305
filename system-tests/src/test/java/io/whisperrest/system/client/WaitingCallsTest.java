package io.whisperrest.system.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Thousands of calls that wait on one API process, beside hundreds of streams. */
@Tag("slow")
@Isolated("it measures")
class WaitingCallsTest {
    private static final int WAITS = 2000;
    private static final int STREAMS = 500;
    private static final int GROUP = 50;
    private static final int CALLS = 100;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path directory;

    @Test
    void thousandsOfWaitsHoldNoThreadAndAllEndWithTheirTask() throws Exception {
        Map<String, String> limits = Map.of(
                "TASK_MAX_WAITS",
                Integer.toString(2 * WAITS),
                "TASK_MAX_STREAMS",
                Integer.toString(2 * STREAMS),
                "HTTP_MAX_CONNECTIONS",
                "4000",
                "LIMITS_REQUESTS_ADDRESS",
                "1000000");
        try (Stack stack = new Stack(directory.resolve("data"), limits)) {
            ServiceProcess api = stack.startApi();
            Client client = stack.client("waiting");
            String id = Client.json(
                            client.tryCreate(Project.sample(), UUID.randomUUID().toString()))
                    .path("id")
                    .asText(); // no worker runs
            double alone = p95(client);
            String before = state(api);
            long files = count(api, "fd");
            List<CompletableFuture<HttpResponse<InputStream>>> streams = IntStream.range(0, STREAMS)
                    .mapToObj(n -> HTTP.sendAsync(
                            request(stack, client, "/api/events", ""), HttpResponse.BodyHandlers.ofInputStream()))
                    .toList();
            for (CompletableFuture<HttpResponse<InputStream>> stream : streams) {
                assertEquals(200, stream.get(60, TimeUnit.SECONDS).statusCode());
            }
            List<CompletableFuture<HttpResponse<String>>> waits = new ArrayList<>();
            while (waits.size() < WAITS) { // in groups, as no thousand calls arrive at the same moment
                IntStream.range(0, GROUP)
                        .mapToObj(n -> HTTP.sendAsync(
                                request(stack, client, "/api/tasks/" + id, "wait=60"),
                                HttpResponse.BodyHandlers.ofString()))
                        .forEach(waits::add);
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(20))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> count(api, "fd") >= files + STREAMS + waits.size());
            }
            double beside = p95(client);
            System.out.printf(
                    "waiting calls: %d waits and %d streams; %s before, %s beside; p95 of a call %.1f ms alone, %.1f ms beside%n",
                    WAITS, STREAMS, before, state(api), alone, beside);
            assertTrue(waits.stream().noneMatch(CompletableFuture::isDone), "all are waiting");
            // The threads that took the calls in are idle by now and end later.
            assertTrue(count(api, "task") < WAITS, () -> "threads: " + count(api, "task"));
            client.cancel(id);
            for (CompletableFuture<HttpResponse<String>> wait : waits) {
                assertEquals(
                        "cancelled",
                        Client.json(wait.get(30, TimeUnit.SECONDS))
                                .path("status")
                                .asText());
            }
            for (CompletableFuture<HttpResponse<InputStream>> stream : streams) {
                stream.join().body().close();
            }
        }
    }

    private static HttpRequest request(Stack stack, Client client, String path, String prefer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.url() + path))
                .header("Authorization", "Bearer " + client.token());
        return prefer.isEmpty()
                ? request.build()
                : request.header("Prefer", prefer).build();
    }

    /** Of a list call, in ms. */
    private static double p95(Client client) {
        List<Double> times = new ArrayList<>();
        for (int n = 0; n < CALLS; n++) {
            long begin = System.nanoTime();
            client.tasks();
            times.add((System.nanoTime() - begin) / 1e6);
        }
        return times.stream().sorted().toList().get(CALLS * 95 / 100);
    }

    private static String state(ServiceProcess api) {
        return count(api, "task") + " threads and " + api.residentMiB() + " MiB";
    }

    /** Open files ({@code fd}) or threads ({@code task}) of the process. */
    private static long count(ServiceProcess api, String what) {
        try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(api.pid()), what))) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
