package io.whisperrest.worker.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one file with ranges. Can break the connection, ignore ranges or fail. */
final class FileServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] content;
    final List<String> ranges = new CopyOnWriteArrayList<>();
    /** Number of response bytes after which the connection breaks; larger than the file = never. */
    volatile int cutAfter = Integer.MAX_VALUE;

    volatile boolean knowsRanges = true;
    volatile int failWith;

    FileServer(byte[] content) throws IOException {
        this.content = content;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.createContext("/elsewhere/", this::redirect);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    private void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", address().toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "whole" : range);
        if (failWith != 0) {
            exchange.sendResponseHeaders(failWith, -1);
            exchange.close();
            return;
        }
        boolean isPartial = range != null && knowsRanges;
        int from = isPartial ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (isPartial) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(isPartial ? 206 : 200, content.length - from);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content, from, Math.min(cutAfter, content.length - from));
            if (cutAfter < content.length - from) {
                throw new IOException("cut");
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
