package io.whisperrest.system.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A proxy between a client and a service. It forwards bytes and breaks the connection after a given number of them. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server;
    private final URI service;
    private final Queue<Cut> cuts;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private long passed;

    /** @param cuts ordered by position */
    public CuttingProxy(String service, List<Cut> cuts) {
        this.service = URI.create(service);
        this.cuts = new ArrayDeque<>(cuts);
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    /**
     * @param afterBytes number of bytes from the client, counted over all connections
     * @param meanwhile done to the service before the client notices the cut
     */
    public record Cut(long afterBytes, Runnable meanwhile) {}

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Number of cuts still to come. */
    public synchronized int cutsLeft() {
        return cuts.size();
    }

    /** Number of connections so far. */
    public int connections() {
        return open.size();
    }

    /** Breaks every open connection. */
    public void cutAll() {
        for (Socket client : open) {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            inBackground(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        try (client;
                Socket server = new Socket(service.getHost(), service.getPort())) {
            inBackground(() -> {
                try (client;
                        server) {
                    server.getInputStream().transferTo(client.getOutputStream());
                }
            });
            handOn(client.getInputStream(), server.getOutputStream());
        }
    }

    private void handOn(InputStream from, OutputStream to) throws IOException {
        byte[] block = new byte[16 * 1024];
        for (int n = from.read(block); n >= 0; n = from.read(block)) {
            to.write(block, 0, n);
            if (isCutNow(n)) {
                return;
            }
        }
    }

    private synchronized boolean isCutNow(int bytes) {
        passed += bytes;
        if (cuts.isEmpty() || passed < cuts.peek().afterBytes()) {
            return false;
        }
        cuts.remove().meanwhile().run();
        return true;
    }

    private static void inBackground(Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (IOException e) {
                        // one side has closed its connection
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
