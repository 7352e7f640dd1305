package io.whisperrest.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP relay on loopback that answers the first connections with an S3 error and passes the later ones on to a server. */
public final class FailingRelay extends LoopbackRelay {
    private final byte[] answer;
    private final AtomicInteger left;
    private final AtomicInteger failed = new AtomicInteger();

    private FailingRelay(int port, int times, byte[] answer) throws IOException {
        super(port);
        this.left = new AtomicInteger(times);
        this.answer = answer;
    }

    /**
     * @param times how many connections to answer
     * @param code the error's code, as S3 names it
     */
    public static FailingRelay to(int port, int times, int status, String code) throws IOException {
        String body = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>as told</Message></Error>";
        String answer =
                "HTTP/1.1 " + status + " Told\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body;
        FailingRelay relay = new FailingRelay(port, times, answer.getBytes(StandardCharsets.US_ASCII));
        relay.start();
        return relay;
    }

    /** Number of connections that got the error. */
    public int failed() {
        return failed.get();
    }

    @Override
    void serve(Socket client) throws IOException {
        if (left.getAndDecrement() > 0) {
            failed.incrementAndGet();
            inBackground(() -> fail(client));
        } else {
            Socket server = server();
            inBackground(() -> pass(client, server));
            inBackground(() -> pass(server, client));
        }
    }

    /** Answers once the request has begun, and reads the rest of it, so that the client sees the answer rather than a reset. */
    private void fail(Socket client) {
        try (client;
                InputStream in = client.getInputStream()) {
            in.read();
            client.getOutputStream().write(answer);
            client.shutdownOutput();
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return; // the client gave up
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            return; // the other direction ended it
        }
    }
}
