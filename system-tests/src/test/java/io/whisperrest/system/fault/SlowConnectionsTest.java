package io.whisperrest.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Sounds;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Slow clients, whether deliberately or because of a bad line. */
@Tag("slow")
@Isolated("it measures")
class SlowConnectionsTest {
    private static final int OF_A_KIND = 100;
    private static final int UPLOADS_OF_A_USER = 20;
    private static final int CALLS = 150;
    /** Generous, because 500 clients and the server share the machine. The actual factor is printed. */
    private static final double MAX_TIMES_SLOWER = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path directory;

    private static String head(String method, String path, Client client, String more) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + client.token() + "\r\n"
                + more;
    }

    private static String form(Client client) {
        return head(
                "POST",
                "/transcribe",
                client,
                "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\nRIFF");
    }

    private static String json(Client client) {
        return head(
                "POST",
                "/api/keys",
                client,
                "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{\"name\":\"");
    }

    private static String chunk(Client client, String upload) {
        return head(
                "PATCH",
                upload,
                client,
                "Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
                        + "Content-Length: 1000000\r\n\r\nRIFF");
    }

    @Test
    void servesOthersDespiteFiveHundredSlowClientsAndCutsOffSlowBodies() throws Exception {
        List<SlowConnection> all = new ArrayList<>();
        try (Stack stack = new Stack(directory.resolve("data"))) {
            ServiceProcess api = stack.startApi();
            Client other = stack.client("other");
            List<Client> slow = List.of(
                    stack.client("slow0"),
                    stack.client("slow1"),
                    stack.client("slow2"),
                    stack.client("slow3"),
                    stack.client("slow4"));
            Path large = Sounds.noise(directory.resolve("large.wav"), 16 * 1024 * 1024);
            String recording = other.create(large, "language=en");
            percentile95(other); // the first calls warm up the server
            percentile95(other);
            double base = percentile95(other);
            List<SlowConnection> bodies = new ArrayList<>();
            List<SlowConnection> headers = new ArrayList<>();
            for (int i = 0; i < OF_A_KIND; i++) {
                Client client = slow.get(i / UPLOADS_OF_A_USER);
                bodies.add(new SlowConnection(stack.url(), form(client)));
                bodies.add(new SlowConnection(stack.url(), json(client)));
                String upload = new TusUploads(stack.url(), client.token()).begin(2_000_000);
                bodies.add(new SlowConnection(stack.url(), chunk(client, upload)));
                headers.add(new SlowConnection(stack.url(), "GET /api/tasks HTTP/1.1\r\nX-Slow: "));
                all.add(new SlowConnection(
                        stack.url(), head("GET", "/api/tasks/" + recording + "/audio", other, "\r\n")));
            }
            all.addAll(headers);
            all.addAll(bodies);
            Thread dripping = dripping(bodies, headers);
            double meanwhile = percentile95(other);
            System.out.printf(
                    "slow clients: %d connections, p95 of others %.1f ms, %.1f ms without them, %d MiB resident%n",
                    all.size(), meanwhile, base, api.residentMiB());
            assertEquals(bodies.size(), open(bodies).size(), "all connections were open during the measurement");
            assertTrue(meanwhile <= MAX_TIMES_SLOWER * base, meanwhile + " ms, compared with " + base);
            dripping.join(PATIENCE.toMillis());
            assertEquals(List.of(), open(bodies), "slow bodies that were not cut off");
            System.out.printf(
                    "slow clients: bodies cut off after %.1f to %.1f s%n",
                    bodies.stream().mapToDouble(SlowConnection::seconds).min().orElseThrow(),
                    bodies.stream().mapToDouble(SlowConnection::seconds).max().orElseThrow());
            for (SlowConnection body : bodies) {
                assertTrue(body.heard().startsWith("HTTP/1.1 408 "), body::heard);
                assertTrue(body.heard().contains("\"code\":\"request_timeout\""), body::heard);
            }
            assertEquals(1, stored(stack.data()), "the slow form uploads left nothing behind");
            assertFalse(api.log().contains("ERROR"), api::log);
            String upload = new TusUploads(stack.url(), other.token()).begin(10);
            assertFalse(upload.isEmpty(), "the next upload is accepted");
        } finally {
            all.forEach(SlowConnection::close);
        }
    }

    private static List<SlowConnection> open(List<SlowConnection> connections) {
        return connections.stream().filter(each -> !each.isEnded()).toList();
    }

    /** Sends one byte a second on each connection until the server has closed every body. */
    private static Thread dripping(List<SlowConnection> bodies, List<SlowConnection> headers) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!bodies.stream().allMatch(SlowConnection::isEnded)) {
                            bodies.forEach(SlowConnection::drip);
                            headers.forEach(SlowConnection::drip);
                            Thread.sleep(1000);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "dripping");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** 95th percentile of the duration of list calls, in ms. */
    private static double percentile95(Client client) {
        double[] took = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long began = System.nanoTime();
            client.tasks();
            took[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(took);
        return took[CALLS * 95 / 100];
    }

    private static long stored(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("audio"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
