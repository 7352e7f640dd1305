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

/** Between a client and a service: hands bytes on, and breaks a connection off when so many have come from the client in all. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket door;
    private final URI service;
    private final Queue<Cut> cuts;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private long passed;

    /** @param cuts by their place, the first one first */
    public CuttingProxy(String service, List<Cut> cuts) {
        this.service = URI.create(service);
        this.cuts = new ArrayDeque<>(cuts);
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    /**
     * @param afterBytes counted over all connections
     * @param meanwhile what happens to the service before the client notices anything
     */
    public record Cut(long afterBytes, Runnable meanwhile) {}

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** How many cuts are still to come. */
    public synchronized int cutsLeft() {
        return cuts.size();
    }

    /** How many connections there have been. */
    public int connections() {
        return open.size();
    }

    /** Breaks off every connection there is now. */
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
            Socket client = door.accept();
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
                        // one side is gone: the connection is over
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
