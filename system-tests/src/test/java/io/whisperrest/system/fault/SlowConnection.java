package io.whisperrest.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client that sends the beginning of a request and then very little. */
final class SlowConnection implements AutoCloseable {
    private final SocketChannel channel;
    private final String beginning;
    private final long began = System.nanoTime();
    private final StringBuilder heard = new StringBuilder();
    private long endedAfter = -1;

    /** @param beginning first bytes of the request */
    SlowConnection(String url, String beginning) {
        this.beginning = beginning;
        try {
            URI address = URI.create(url);
            channel = SocketChannel.open();
            channel.setOption(
                    // keeps the system's receive buffer from hiding a slow reader
                    StandardSocketOptions.SO_RCVBUF, 4096);
            channel.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            channel.configureBlocking(false);
            channel.write(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one more byte and reads what has been answered. */
    void drip() {
        if (isEnded()) {
            return;
        }
        listen();
        try {
            channel.write(ByteBuffer.wrap(new byte[] {'x'}));
        } catch (IOException e) {
            listen();
            end();
        }
    }

    /** Reads what has been answered. */
    void listen() {
        ByteBuffer room = ByteBuffer.allocate(4096);
        try {
            int read = channel.read(room);
            if (read > 0) {
                heard.append(new String(room.array(), 0, read, StandardCharsets.ISO_8859_1));
            } else if (read < 0) {
                end();
            }
        } catch (IOException e) {
            end();
        }
    }

    private void end() {
        if (endedAfter < 0) {
            endedAfter = System.nanoTime() - began;
        }
    }

    boolean isEnded() {
        return endedAfter >= 0;
    }

    /** How long the server kept the connection open, in s. */
    double seconds() {
        return endedAfter / 1e9;
    }

    /** Everything received so far: status line, headers and body. */
    String heard() {
        return heard.toString();
    }

    /** The request line. */
    @Override
    public String toString() {
        return beginning.substring(0, beginning.indexOf('\r'));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
