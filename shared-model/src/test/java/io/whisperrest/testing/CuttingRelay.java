package io.whisperrest.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP relay on loopback that cuts a connection after a number of answered bytes. */
public final class CuttingRelay implements AutoCloseable {
    private final ServerSocket socket;
    private final int port;
    private final long cutAfter;
    private final AtomicInteger cuts = new AtomicInteger();

    private CuttingRelay(int port, long cutAfter) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = port;
        this.cutAfter = cutAfter;
    }

    /** @param cutAfter number of bytes from the server that each connection passes on */
    public static CuttingRelay to(int port, long cutAfter) throws IOException {
        CuttingRelay relay = new CuttingRelay(port, cutAfter);
        daemon(relay::accept);
        return relay;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Number of connections that were cut. */
    public int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                daemon(() -> pass(client, server, Long.MAX_VALUE));
                daemon(() -> pass(server, client, cutAfter));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void pass(Socket from, Socket to, long limit) {
        byte[] block = new byte[8192];
        long passed = 0;
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                if (passed + count > limit) {
                    cuts.incrementAndGet();
                    return;
                }
                out.write(block, 0, count);
                out.flush();
                passed += count;
            }
        } catch (IOException e) {
            return; // the other direction ended it
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cutting-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
