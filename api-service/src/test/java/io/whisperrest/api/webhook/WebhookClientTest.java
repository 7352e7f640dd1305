package io.whisperrest.api.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import io.whisperrest.api.address.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call to a real server, with and without TLS: address, trust, amount read, timeout. */
class WebhookClientTest {
    private static final String NAME = "hooks.example.org";
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void certify() throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + NAME,
                        "-ext",
                        "SAN=dns:" + NAME,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        directory.resolve("keys.p12").toString())
                .inheritIO()
                .start();
        assertEquals(0, keytool.waitFor());
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private PfxOptions keys() {
        return new PfxOptions()
                .setPath(directory.resolve("keys.p12").toString())
                .setPassword(PASSWORD);
    }

    private int serve(boolean encrypted, Consumer<HttpServerRequest> answer) {
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        if (encrypted) {
            options.setSsl(true).setSni(true).setKeyCertOptions(keys());
        }
        HttpServer server = vertx.createHttpServer(options).requestHandler(request -> {
            said.add(
                    request.connection().indicatedServerName() + " " + request.getHeader("Host") + " " + request.uri());
            request.body().onSuccess(body -> {
                said.add(body.toString());
                answer.accept(request);
            });
        });
        return server.listen().toCompletionStage().toCompletableFuture().join().actualPort();
    }

    /** The name does not resolve, so only the address can lead to a connection. */
    private static Target target(String scheme, String name, int port) {
        URI url = URI.create(scheme + "://" + name + ":" + port + "/in?q=1");
        try {
            InetAddress address = InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1});
            return new Target(url, name, new InetSocketAddress(address, port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private Attempt post(WebhookClient client, Target target, Duration limit) {
        return client.post(target, Map.of("webhook-id", "7"), "{\"a\":\"ж\"}", limit, Clock.systemUTC())
                .attempt();
    }

    private Attempt post(WebhookClient client, Target target) {
        return post(client, target, Duration.ofSeconds(10));
    }

    @Test
    void callsTheAddressWithTheNameInSniHostAndCertificate() {
        int port = serve(true, request -> request.response().setStatusCode(202).end("thanks"));
        WebhookClient client = new WebhookClient(vertx, keys());
        Attempt attempt = post(client, target("https", NAME, port));
        assertEquals(202, attempt.statusCode());
        assertNull(attempt.error());
        assertEquals(List.of(NAME + " " + NAME + ":" + port + " /in?q=1", "{\"a\":\"ж\"}"), said);
    }

    @Test
    void aNameThatResolvesDifferentlyByNowIsNotResolvedAgain() throws IOException {
        int inner = serve(false, request -> request.response().end());
        InetAddress checked = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 9});
        URI url = URI.create("http://localhost:" + inner + "/secret");
        Target rebound = new Target(url, "localhost", new InetSocketAddress(checked, inner));
        assertEquals(
                "connection_failed",
                post(new WebhookClient(vertx, null), rebound).error());
        assertEquals(List.of(), said, "the server at the name's own address receives nothing");
    }

    @Test
    void rejectsACertificateOfAnotherNameOrAnUnknownIssuerBeforeSendingAnything() {
        int port = serve(true, request -> request.response().end());
        assertEquals(
                "tls_failed",
                post(new WebhookClient(vertx, keys()), target("https", "other.example.org", port))
                        .error());
        assertEquals(
                "tls_failed",
                post(new WebhookClient(vertx, null), target("https", NAME, port))
                        .error());
        assertEquals(List.of(), said);
    }

    @Test
    void aRedirectIsAResponseAndIsNotFollowed() {
        int inner = serve(false, request -> request.response().end());
        int port = serve(
                false,
                request -> request.response()
                        .setStatusCode(307)
                        .putHeader("Location", "http://127.0.0.1:" + inner + "/secret")
                        .end());
        assertEquals(
                307,
                post(new WebhookClient(vertx, null), target("http", NAME, port)).statusCode());
        assertTrue(said.stream().noneMatch(line -> line.contains("/secret")), said.toString());
    }

    @Test
    void readsALongResponseNoFurtherThanNeeded() {
        AtomicLong written = new AtomicLong();
        int port = serve(false, request -> {
            request.response().setChunked(true);
            endless(request, written);
        });
        assertEquals(
                200,
                post(new WebhookClient(vertx, null), target("http", NAME, port)).statusCode());
        assertTrue(written.get() < 10_000_000, "of an endless response: " + written.get());
    }

    private void endless(HttpServerRequest request, AtomicLong written) {
        request.response().write(Buffer.buffer(new byte[16 * 1024])).onSuccess(done -> {
            written.addAndGet(16 * 1024);
            endless(request, written);
        });
    }

    @Test
    void timesOutOnASilentReceiver() {
        int port = serve(false, request -> {});
        Attempt attempt = post(new WebhookClient(vertx, null), target("http", NAME, port), Duration.ofMillis(300));
        assertEquals("timeout", attempt.error());
        assertNull(attempt.statusCode());
    }

    @Test
    void usesTheStatusEvenIfTheBodyNeverEnds() {
        int port = serve(false, request -> request.response().setChunked(true).write("a"));
        Attempt attempt = post(new WebhookClient(vertx, null), target("http", NAME, port), Duration.ofMillis(500));
        assertEquals(200, attempt.statusCode());
    }

    @Test
    void distinguishesARefusedConnectionFromAMalformedResponse() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        WebhookClient client = new WebhookClient(vertx, null);
        assertEquals(
                "connection_failed", post(client, target("http", NAME, free)).error());
        int talking = vertx.createNetServer()
                .connectHandler(socket -> socket.write("SSH-2.0-OpenSSH\r\n\r\n"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        assertEquals(
                "broken_answer", post(client, target("http", NAME, talking)).error());
        assertEquals("tls_failed", post(client, target("https", NAME, talking)).error());
    }
}
