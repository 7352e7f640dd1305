package io.whisperrest.api.testing;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A request whose body never ends: the server must answer by the bytes seen so far. */
public final class OpenBody {
    private static final int DEADLINE_MS = 60_000;
    private static final int BLOCK = 64 * 1024;

    private OpenBody() {}

    /** @param declared false = chunked, without the final chunk */
    public record Call(String verb, String path, List<String> headers, boolean declared) {}

    /**
     * Sends {@code start} and then the letter {@code filler} until {@code bytes} have been sent.
     *
     * @return the status of the response
     */
    public static int status(Call call, String start, char filler, int bytes) {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(DEADLINE_MS);
            Thread sender = new Thread(() -> send(socket, call, start, filler, bytes), "open-body");
            sender.setDaemon(true);
            sender.start();
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = answer.readLine();
            if (line == null) {
                throw new IOException("closed without an answer");
            }
            return Integer.parseInt(line.split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(call.toString(), e);
        }
    }

    private static void send(Socket socket, Call call, String start, char filler, int bytes) {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) filler);
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head(call, bytes).getBytes(StandardCharsets.ISO_8859_1));
            byte[] first = start.getBytes(StandardCharsets.UTF_8);
            write(out, call, first, first.length);
            for (int sent = first.length; sent < bytes; sent += block.length) {
                write(out, call, block, Math.min(block.length, bytes - sent));
            }
        } catch (IOException answered) {
            // the server closes the connection when it does not read the rest
        }
    }

    private static void write(OutputStream out, Call call, byte[] bytes, int length) throws IOException {
        if (!call.declared()) {
            out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write(bytes, 0, length);
        if (!call.declared()) {
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        out.flush();
    }

    /** Declares one byte more than will be sent, so that this body never ends either. */
    private static String head(Call call, int bytes) {
        StringBuilder head =
                new StringBuilder(call.verb().toUpperCase(Locale.ROOT) + " " + call.path() + " HTTP/1.1\r\n");
        head.append("Host: localhost\r\n");
        call.headers().forEach(header -> head.append(header).append("\r\n"));
        head.append(call.declared() ? "Content-Length: " + (bytes + 1) : "Transfer-Encoding: chunked");
        return head.append("\r\n\r\n").toString();
    }
}
