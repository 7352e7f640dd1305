package io.whisperrest.worker.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * Where the samples of one track grow: on the heap up to a limit, then in a file that has no name any more, so a crash leaves nothing.
 * Not thread-safe.
 */
final class TrackStore implements AutoCloseable {
    private static final int FIRST_BYTES = 1 << 20;

    private final Path tmp;
    private final int heapLimit;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private FileChannel file;

    /**
     * @param tmp folder of the file, never one that is memory itself
     * @param heapLimit bytes up to which the heap is used
     */
    TrackStore(Path tmp, int heapLimit) {
        this.tmp = tmp;
        this.heapLimit = heapLimit;
    }

    void write(byte[] from, int offset, int count) throws IOException {
        if (file == null && length + count > heapLimit) {
            file = unnamedFile();
            drain(ByteBuffer.wrap(bytes, 0, length));
            bytes = null;
        }
        if (file != null) {
            drain(ByteBuffer.wrap(from, offset, count));
            return;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, Math.min(heapLimit, 2 * bytes.length)));
        }
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /** All that was written, little endian. */
    ShortBuffer samples() throws IOException {
        ByteBuffer all = file == null
                ? ByteBuffer.wrap(Arrays.copyOf(bytes, length))
                : file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
        bytes = null;
        return all.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    /** Gives the disk space back at once; the mapping itself goes with the garbage, reading it then is an error. */
    @Override
    public void close() throws IOException {
        if (file != null && file.isOpen()) {
            file.truncate(0);
            file.close();
        }
    }

    private void drain(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            file.write(from);
        }
    }

    private FileChannel unnamedFile() throws IOException {
        Path name = Files.createDirectories(tmp).resolve("pcm-" + UUID.randomUUID());
        FileChannel channel = FileChannel.open(
                name, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(name);
        return channel;
    }
}
