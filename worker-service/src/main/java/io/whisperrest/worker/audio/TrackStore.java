package io.whisperrest.worker.audio;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Stores the growing samples of one track: on the heap up to a limit, then in a file of the {@link Spool}. Not thread-safe. */
final class TrackStore implements AutoCloseable {
    private static final int FIRST_BYTES = 1 << 20;

    private final Spool spool;
    private final DiskSpace.Room room;
    private final int heapLimit;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private FileChannel file;

    /**
     * @param room disk reservation for the file
     * @param heapLimit bytes up to which the heap is used
     */
    TrackStore(Spool spool, DiskSpace.Room room, int heapLimit) {
        this.spool = spool;
        this.room = room;
        this.heapLimit = heapLimit;
    }

    /** @throws io.whisperrest.disk.DiskFull when the disk has no room left */
    void write(byte[] from, int offset, int count) throws IOException {
        makeRoomFor(count);
        if (file != null) {
            drain(ByteBuffer.wrap(from, offset, count));
            return;
        }
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /** Adds zeros, which are a hole in a file. */
    void skip(long count) throws IOException {
        makeRoomFor(count);
        if (file != null) {
            file.position(file.position() + count);
        } else {
            length += (int) count;
        }
    }

    private void makeRoomFor(long count) throws IOException {
        if (file == null && length + count > heapLimit) {
            file = spool.unnamedFile();
            drain(ByteBuffer.wrap(bytes, 0, length));
            bytes = null;
        } else if (file == null && length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(length + count, Math.min(heapLimit, 2L * bytes.length)));
        }
    }

    /** All samples written, little-endian. */
    ShortBuffer samples() throws IOException {
        if (file != null && file.size() < file.position()) {
            file.write(ByteBuffer.allocate(1), file.position() - 1); // materialises a hole at the end of the file
        }
        ByteBuffer all = file == null
                ? ByteBuffer.wrap(Arrays.copyOf(bytes, length))
                : file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
        bytes = null;
        return all.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    /** Frees the disk space at once. The mapping itself is freed by garbage collection; reading it after that is an error. */
    @Override
    public void close() throws IOException {
        if (file != null && file.isOpen()) {
            file.truncate(0);
            file.close();
        }
    }

    private void drain(ByteBuffer from) throws IOException {
        room.use(from.remaining());
        while (from.hasRemaining()) {
            file.write(from);
        }
    }
}
