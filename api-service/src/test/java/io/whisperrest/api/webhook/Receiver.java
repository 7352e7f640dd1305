package io.whisperrest.api.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A user's server that listens on every address of this machine; the application under test may call it at 127.0.0.1 only. Each test uses
 * its own path.
 */
public final class Receiver implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, Responder> RESPONDERS = new ConcurrentHashMap<>();
    private static final Map<String, List<Call>> CALLS = new ConcurrentHashMap<>();
    private static HttpServer server;

    record Call(HttpHeaders headers, String body) {
        String header(String name) {
            return headers.firstValue(name).orElseThrow();
        }
    }

    interface Responder {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** Creates a path with this response. */
    static String path(Responder responder) {
        String path = "/" + UUID.randomUUID();
        CALLS.put(path, new CopyOnWriteArrayList<>());
        RESPONDERS.put(path, responder);
        return path;
    }

    static Responder status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static void change(String path, Responder responder) {
        RESPONDERS.put(path, responder);
    }

    /** Calls received on this path, in order. */
    static List<Call> calls(String path) {
        return CALLS.get(path);
    }

    static int port() {
        return server.getAddress().getPort();
    }

    public static String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public Map<String, String> start() {
        open();
        return Map.of(
                "webhook.allow-http", "true",
                "webhook.allowed-networks", "127.0.0.1/32",
                "webhook.ports", "443,8443," + port());
    }

    static synchronized void open() {
        try {
            server = HttpServer.create(new InetSocketAddress(0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", Receiver::serve);
        server.start();
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        CALLS.get(path).add(new Call(headers(exchange.getRequestHeaders()), body));
        try {
            RESPONDERS.get(path).answer(exchange);
        } finally {
            exchange.close();
        }
    }

    private static HttpHeaders headers(Headers headers) {
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
