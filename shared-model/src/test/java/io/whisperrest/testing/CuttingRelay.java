package io.whisperrest.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP relay on loopback that cuts a connection after a number of answered bytes. */
public final class CuttingRelay extends LoopbackRelay {
    private final long cutAfter;
    private final AtomicInteger cuts = new AtomicInteger();

    private CuttingRelay(int port, long cutAfter) throws IOException {
        super(port);
        this.cutAfter = cutAfter;
    }

    /** @param cutAfter number of bytes from the server that each connection passes on */
    public static CuttingRelay to(int port, long cutAfter) throws IOException {
        CuttingRelay relay = new CuttingRelay(port, cutAfter);
        relay.start();
        return relay;
    }

    /** Number of connections that were cut. */
    public int cuts() {
        return cuts.get();
    }

    @Override
    void serve(Socket client) throws IOException {
        Socket server = server();
        inBackground(() -> pass(client, server, Long.MAX_VALUE));
        inBackground(() -> pass(server, client, cutAfter));
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
}
