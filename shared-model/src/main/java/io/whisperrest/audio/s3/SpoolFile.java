package io.whisperrest.audio.s3;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;

/** Bytes on their way to the bucket, in a file without a name: it is gone with its process, however that ends. Single-threaded. */
final class SpoolFile implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    /** Not a channel: an interrupt, by which the SDK ends a call that takes too long, would close it. */
    private final RandomAccessFile file;

    private final DiskSpace.Room room;
    private long start;
    private long end;

    /**
     * @param expected bytes to reserve on the disk; 0 when unknown
     * @throws io.whisperrest.disk.DiskFull when the disk has no room for them
     */
    SpoolFile(Path folder, DiskSpace disk, long expected) throws IOException {
        this.room = disk.reserve(expected);
        try {
            Path path = Files.createTempFile(Files.createDirectories(folder), "spool", null);
            this.file = new RandomAccessFile(path.toFile(), "rw");
            Files.delete(path);
        } catch (IOException e) {
            room.close();
            throw e;
        }
    }

    void append(byte[] bytes, int offset, int length) throws IOException {
        room.use(length);
        file.seek(end);
        file.write(bytes, offset, length);
        end += length;
    }

    /** Number of bytes not dropped yet. */
    long bytes() {
        return end - start;
    }

    /** Number of bytes that the file occupies. */
    long occupied() throws IOException {
        return file.length();
    }

    /** The first bytes, for a call of the SDK, which may read them again. */
    RequestBody first(long length) {
        long from = start;
        return RequestBody.fromContentProvider(
                () -> new Reader(from, from + length), length, "application/octet-stream");
    }

    /** Drops the first bytes. Moves the others to the front where they fit, so that the file does not grow with the recording. */
    void drop(long length) throws IOException {
        start += length;
        long rest = bytes();
        if (rest <= start) {
            byte[] block = new byte[(int) Math.min(BLOCK, rest)];
            for (long moved = 0; moved < rest; ) {
                int count = (int) Math.min(block.length, rest - moved);
                file.seek(start + moved);
                file.readFully(block, 0, count);
                file.seek(moved);
                file.write(block, 0, count);
                moved += count;
            }
            start = 0;
            truncate(rest);
        }
    }

    /** Drops all bytes but the first ones. */
    void keepOnly(long length) throws IOException {
        truncate(start + length);
    }

    private void truncate(long size) throws IOException {
        file.setLength(size);
        end = size;
    }

    @Override
    public void close() {
        try (room) {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Reader extends InputStream {
        private final long to;
        private long position;

        Reader(long from, long to) {
            this.position = from;
            this.to = to;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (position == to) {
                return length == 0 ? 0 : -1;
            }
            file.seek(position);
            int count = file.read(bytes, offset, (int) Math.min(length, to - position));
            position += Math.max(0, count);
            return count;
        }
    }
}
