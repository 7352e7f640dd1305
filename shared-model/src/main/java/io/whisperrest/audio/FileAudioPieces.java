package io.whisperrest.audio;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.UUID;

/**
 * The size of {@code tmp/<key>.part} is the number of bytes received, its modification time the time of the last one. While a key
 * is written, one byte range of {@code tmp/pieces.lock} is locked for it; the operating system releases the lock when the process
 * ends, however it ends.
 */
public final class FileAudioPieces implements AudioPieces {
    private final AudioFiles files;
    private final DiskSpace disk;
    private final FileChannel locks;

    /** @throws IllegalStateException when the directory cannot be used */
    public FileAudioPieces(Path data, DiskSpace disk) {
        this.files = AudioFiles.in(data);
        this.disk = disk;
        try {
            this.locks = FileChannel.open(
                    files.tmp().resolve("pieces.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IllegalStateException("DATA_DIR " + data + " cannot be used: make it writable", e);
        }
    }

    @Override
    public void begin(String key) throws IOException {
        Files.createFile(files.part(key));
        AudioFiles.flush(files.tmp());
    }

    @Override
    public Optional<Arrived> arrived(String key) throws IOException {
        try (FileChannel channel = FileChannel.open(files.part(key), StandardOpenOption.WRITE)) {
            Arrived arrived = seen(files.part(key));
            channel.force(true);
            return Optional.of(arrived);
        } catch (NoSuchFileException e) {
            return adopted(key);
        }
    }

    private Optional<Arrived> adopted(String key) throws IOException {
        try {
            return Optional.of(seen(files.kept(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Arrived seen(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Arrived(attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    @Override
    public Optional<Piece> resume(String key, long expected) throws IOException {
        FileLock lock = lock(key);
        if (lock == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(piece(lock, files.part(key), expected));
        } catch (IOException e) {
            lock.release();
            throw e;
        }
    }

    private Piece piece(FileLock lock, Path part, long expected) throws IOException {
        FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        try {
            long offset = channel.size();
            return new FilePiece(lock, channel.position(offset), disk.reserve(expected), offset);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public boolean adopt(String key, long now) throws IOException {
        FileLock lock = lock(key);
        if (lock == null) {
            return false;
        }
        try {
            if (Files.exists(files.part(key))) {
                try (FileChannel channel = FileChannel.open(files.part(key), StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                files.keep(key);
            }
            Files.setLastModifiedTime(files.kept(key), FileTime.fromMillis(now));
            return true;
        } finally {
            lock.release();
        }
    }

    @Override
    public boolean expire(String key, long instant) throws IOException {
        FileLock lock = lock(key);
        if (lock == null) {
            return false;
        }
        try {
            if (AudioFiles.olderThan(files.part(key), instant)) {
                empty(files.part(key));
                return true;
            }
            boolean adopted = AudioFiles.olderThan(files.kept(key), instant);
            return adopted && Files.deleteIfExists(files.kept(key));
        } finally {
            lock.release();
        }
    }

    /** Keeps the empty file: its modification time records when the last byte arrived. */
    private static void empty(Path part) throws IOException {
        FileTime changed = Files.getLastModifiedTime(part);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        Files.setLastModifiedTime(part, changed);
    }

    @Override
    public void discard(String key) throws IOException {
        Files.deleteIfExists(files.part(key));
        Files.deleteIfExists(files.kept(key));
    }

    /** Null while another writer holds the lock. */
    private FileLock lock(String key) throws IOException {
        files.part(key); // rejects invalid keys
        long place = UUID.fromString(key).getMostSignificantBits() >>> 2;
        try {
            return locks.tryLock(place, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private record FilePiece(FileLock lock, FileChannel channel, DiskSpace.Room room, long offset) implements Piece {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            room.use(length);
            ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void flush() throws IOException {
            channel.force(true);
        }

        @Override
        public void undo() throws IOException {
            channel.truncate(offset);
        }

        @Override
        public void close() throws IOException {
            try (channel;
                    room) {
                lock.release();
            }
        }
    }
}
