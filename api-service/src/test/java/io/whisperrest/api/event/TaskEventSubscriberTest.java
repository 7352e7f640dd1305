package io.whisperrest.api.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.whisperrest.queue.QueueKeys;
import io.whisperrest.testing.RedisServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The subscription over a connection that can go silent without closing, as when its host vanishes. */
class TaskEventSubscriberTest {
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger pings = new AtomicInteger();
    private volatile int silentUpTo;

    private RedisServer server;
    private ServerSocket wire;
    private Vertx vertx;
    private TaskEventSubscriber listener;

    @BeforeEach
    void listen() throws IOException {
        server = RedisServer.start();
        wire = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        inBackground(this::accept);
        vertx = Vertx.vertx();
        Redis redis = Redis.createClient(vertx, "redis://127.0.0.1:" + wire.getLocalPort());
        EventHub hub = new EventHub(
                null,
                new EventWriter(null, null, null, new ObjectMapper().findAndRegisterModules(), Clock.systemUTC()),
                null,
                null,
                null,
                new ReadyWorkers(null, null, null), // every check fails, and the subscriber continues
                Clock.systemUTC());
        listener = new TaskEventSubscriber(redis, hub, HEARTBEAT);
        listener.start(new StartupEvent());
        await().atMost(LIMIT).until(() -> subscribers() == 1);
    }

    @AfterEach
    void stop() throws IOException {
        listener.stop(new ShutdownEvent());
        vertx.closeAndAwait();
        wire.close();
        server.close();
    }

    private long subscribers() {
        return (Long) ((List<?>) server.command("PUBSUB", "NUMSUB", QueueKeys.EVENTS)).get(1);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = wire.accept();
            Socket target = new Socket(InetAddress.getLoopbackAddress(), server.port());
            int number = connections.incrementAndGet();
            inBackground(() -> carry(number, client.getInputStream(), target.getOutputStream()));
            inBackground(() -> carry(number, target.getInputStream(), client.getOutputStream()));
        }
    }

    private void carry(int number, InputStream from, OutputStream to) throws IOException {
        byte[] bytes = new byte[8192];
        for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
            if (new String(bytes, 0, read, StandardCharsets.US_ASCII)
                    .toUpperCase(Locale.ROOT)
                    .contains("PING")) {
                pings.incrementAndGet();
            }
            if (number > silentUpTo) {
                to.write(bytes, 0, read);
                to.flush();
            }
        }
        to.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the connection was closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void keepsAHostThatAnswers() {
        await().atMost(LIMIT).until(() -> pings.get() >= 6);
        assertEquals(1, connections.get());
    }

    @Test
    void replacesTheSubscriptionOfASilentHost() {
        silentUpTo = 1;
        await().atMost(LIMIT).until(() -> connections.get() >= 2);
        await().atMost(LIMIT).until(() -> subscribers() >= 1);
        int known = pings.get();
        await().atMost(LIMIT).until(() -> pings.get() >= known + 3);
        assertEquals(2, connections.get(), "the new subscription responds");
    }

    @Test
    void retriesWhenTheHostVanishesWhileConnecting() {
        silentUpTo = 2;
        await().atMost(LIMIT).until(() -> connections.get() >= 3);
        assertTrue(connections.get() >= 3);
    }
}
