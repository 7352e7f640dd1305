package io.whisperrest.system.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** The first chunk of an upload, paused after its first bytes. */
final class OpenChunk implements AutoCloseable {
    static final int FIRST = 1024;

    private final Socket socket;
    private final int length;

    OpenChunk(String base, String path, String token, int length) throws IOException {
        URI uri = URI.create(base);
        this.socket = new Socket(uri.getHost(), uri.getPort());
        this.length = length;
        String head =
                "PATCH " + path + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nAuthorization: Bearer " + token
                        + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream"
                        + "\r\nContent-Length: " + length + "\r\n\r\n";
        write(head.getBytes(StandardCharsets.US_ASCII));
        write(new byte[FIRST]);
    }

    /** Sends the rest. Returns the status of the response, which may arrive before everything is sent. */
    CompletableFuture<Integer> finish() {
        CompletableFuture.runAsync(this::sendRest);
        return CompletableFuture.supplyAsync(this::status);
    }

    private void sendRest() {
        try {
            write(new byte[length - FIRST]);
        } catch (IOException e) {
            // rejected before its end; the response says why
        }
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private int status() {
        try {
            String line =
                    new String(socket.getInputStream().readNBytes("HTTP/1.1 204".length()), StandardCharsets.US_ASCII);
            return Integer.parseInt(line.substring(line.indexOf(' ') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
