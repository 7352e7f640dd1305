package io.whisperrest.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Free space on the disk of a folder, beyond a reserve. A writer that knows its length reserves all of it before it begins, so two
 * writers of one process cannot both count on the same bytes. Every writer checks again before each block, because other processes
 * write to the disk too. Thread-safe.
 */
public final class DiskSpace {
    /**
     * Bytes reserved ahead of a writer whose client may take hours. If it were more, a few slow uploads would lock all others out.
     */
    private static final long AHEAD = 16L << 20;

    private final Path folder;
    private final long reserve;
    private volatile FileStore disk;
    private long promised;

    /**
     * @param folder any folder on that disk; it may be created later, before the first call
     * @param reserve bytes that must stay free
     */
    public DiskSpace(Path folder, long reserve) {
        this.folder = folder;
        this.reserve = reserve;
    }

    /** Bytes that the disk can still take, including the reserve. */
    public long usableBytes() throws IOException {
        if (disk == null) {
            disk = Files.getFileStore(folder); // parses the mount table, so it is looked up only once
        }
        return disk.getUsableSpace();
    }

    /** Bytes that must stay free. */
    public long reserveBytes() {
        return reserve;
    }

    /**
     * For a writer whose rate depends on a client. All of the bytes must fit now; the next 16 MiB are always reserved for it.
     *
     * @param bytes at least 0; when the length is unknown, it may be less than what is written
     * @throws DiskFull when that many bytes, on top of earlier reservations, would cut into the reserve
     */
    public Room reserve(long bytes) throws IOException {
        return reserve(bytes, AHEAD);
    }

    /**
     * For work of the service itself: all of the bytes stay reserved until they are written or the room is closed. With 0 bytes,
     * the first check comes with the first block.
     *
     * @throws DiskFull as {@link #reserve}
     */
    public Room hold(long bytes) throws IOException {
        return bytes == 0 ? new Room(0, Long.MAX_VALUE) : reserve(bytes, Long.MAX_VALUE);
    }

    private Room reserve(long bytes, long ahead) throws IOException {
        long usable = usableBytes();
        synchronized (this) {
            requireBeside(promised, bytes, usable);
            return new Room(bytes, ahead);
        }
    }

    /**
     * Checks without reserving anything.
     *
     * @throws DiskFull as {@link #reserve}
     */
    public void require(long bytes) throws IOException {
        reserve(bytes).close();
    }

    private void requireBeside(long others, long bytes, long usable) throws DiskFull {
        if (usable - others - bytes < reserve) {
            throw new DiskFull(bytes, usable, others, reserve);
        }
    }

    /** The reservation of one writer. Closing it returns what was not used. */
    public final class Room implements AutoCloseable {
        private final long ahead;
        private long kept;
        private long announced;

        private Room(long bytes, long ahead) {
            this.ahead = ahead;
            this.announced = bytes;
            keep();
        }

        /**
         * Call before each block is written. Reserved bytes succeed as long as the disk itself has them; bytes beyond the
         * reservation must not cut into those of other writers.
         *
         * @throws DiskFull when the block would cut into the reserve
         */
        public void use(long bytes) throws IOException {
            long usable = usableBytes();
            synchronized (DiskSpace.this) {
                long own = Math.min(kept, bytes);
                requireBeside(bytes > own ? promised - own : 0, bytes, usable);
                giveBack(own);
                announced = Math.max(0, announced - (bytes - own));
                keep();
            }
        }

        @Override
        public void close() {
            synchronized (DiskSpace.this) {
                announced = 0;
                giveBack(kept);
            }
        }

        private void keep() {
            long more = Math.min(announced, ahead - kept);
            announced -= more;
            kept += more;
            promised += more;
        }

        private void giveBack(long bytes) {
            kept -= bytes;
            promised -= bytes;
        }
    }
}
