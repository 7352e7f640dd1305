package io.whisperrest.modeltools;

import java.io.Closeable;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Reads a little-endian file that may exceed 2 GB: small reads through a moving window, large ranges mapped. Every read past the end is
 * a {@link BufferUnderflowException}.
 */
final class MappedInput implements Closeable {
    private static final int WINDOW = 1 << 20;

    private final FileChannel channel;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowAt;

    MappedInput(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    long position() {
        return windowAt + window.position();
    }

    void skip(long bytes) {
        long to = position() + bytes;
        if (bytes < 0 || to > size) {
            throw new BufferUnderflowException();
        }
        if (to <= windowAt + window.limit()) {
            window.position((int) (to - windowAt));
        } else {
            window = ByteBuffer.allocate(0);
            windowAt = to;
        }
    }

    byte readByte() throws IOException {
        return need(Byte.BYTES).get();
    }

    short readShort() throws IOException {
        return need(Short.BYTES).getShort();
    }

    int readInt() throws IOException {
        return need(Integer.BYTES).getInt();
    }

    long readLong() throws IOException {
        return need(Long.BYTES).getLong();
    }

    void read(byte[] into) throws IOException {
        need(into.length).get(into);
    }

    /** @return little-endian, position 0; the mapping lives as long as the buffer */
    ByteBuffer map(long at, int bytes) throws IOException {
        if (at < 0 || bytes < 0 || at + bytes > size) {
            throw new BufferUnderflowException();
        }
        return channel.map(FileChannel.MapMode.READ_ONLY, at, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer need(int bytes) throws IOException {
        if (window.remaining() < bytes) {
            windowAt = position();
            window = map(windowAt, (int) Math.min(Math.max(WINDOW, bytes), size - windowAt));
        }
        return window;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
