package io.whisperrest.system.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Lets a flow stop and start the services it runs against. {@code POST /stop-api}, {@code /start-api}, {@code /kill-worker} and
 * {@code /start-worker} answer 204 when done, or 500 with the error. Both services run at the beginning.
 */
final class StackControl implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final Stack stack;
    private final HttpServer server;
    private final Map<String, Runnable> commands = Map.of(
            "/stop-api", this::stopApi,
            "/start-api", this::startApi,
            "/kill-worker", this::killWorker,
            "/start-worker", this::startWorker);
    private ServiceProcess api;
    private ServiceProcess worker;

    StackControl(Stack stack) {
        this.stack = stack;
        try {
            this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startApi();
        startWorker();
        server.createContext("/", this::obey);
        server.start();
    }

    /** Sets the password of the account created at the first start; it is {@link io.whisperrest.system.stack.Client#password()}. */
    void setAdministratorsPassword() {
        stack.administrator(api);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void obey(HttpExchange exchange) throws IOException {
        Runnable command = commands.get(exchange.getRequestURI().getPath());
        try (exchange) {
            if (command == null || !exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            command.run();
            exchange.sendResponseHeaders(204, -1);
        } catch (IllegalStateException e) {
            byte[] reason = e.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, reason.length);
            exchange.getResponseBody().write(reason);
        }
    }

    private void stopApi() {
        api.terminate();
        api.awaitEnd(STOP_LIMIT);
    }

    /** Does nothing while the API runs, so a flow can call it at its end in any case. */
    private void startApi() {
        if (api == null || !api.isAlive()) {
            api = stack.startApi();
        }
    }

    private void killWorker() {
        worker.kill9();
    }

    private void startWorker() {
        if (worker == null || !worker.isAlive()) {
            worker = stack.startWorker();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
