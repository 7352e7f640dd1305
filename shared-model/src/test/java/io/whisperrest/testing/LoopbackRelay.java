package io.whisperrest.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A TCP relay on loopback in front of a server, for tests that disturb what passes. */
abstract class LoopbackRelay implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int port;

    /** @param port of the server */
    LoopbackRelay(int port) throws IOException {
        this.port = port;
    }

    public final URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Serves one connection without blocking. */
    abstract void serve(Socket client) throws IOException;

    final void start() {
        inBackground(() -> {
            while (!socket.isClosed()) {
                try {
                    serve(socket.accept());
                } catch (IOException e) {
                    return; // closed
                }
            }
        });
    }

    final Socket server() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public final void close() throws IOException {
        socket.close();
    }
}
