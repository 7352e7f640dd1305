package io.whisperrest.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A directory: {@code tmp/<key>.part} while receiving, {@code audio/<2 hex>/<key>} once kept. Thread-safe. */
public final class FileAudioStore implements AudioStore {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path audio;
    private final Path tmp;

    /** @throws IllegalStateException when {@code tmp} and {@code audio} are on different file systems: a rename is not atomic then */
    public FileAudioStore(Path data) {
        this.audio = data.resolve("audio");
        this.tmp = data.resolve("tmp");
        try {
            Files.createDirectories(audio);
            Files.createDirectories(tmp);
            FileStore here = Files.getFileStore(tmp);
            if (!here.equals(Files.getFileStore(audio))) {
                throw new IllegalStateException(tmp + " and " + audio + " must be on one file system");
            }
        } catch (IOException e) {
            throw new IllegalStateException("DATA_DIR " + data + " cannot be used: create it and make it writable", e);
        }
    }

    @Override
    public Incoming receive(String key) throws IOException {
        Path part = part(key);
        return new PartFile(
                part, kept(key), FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public Path open(String key) throws IOException {
        Path file = kept(key);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(key);
        }
        return file;
    }

    @Override
    public Incoming receive(String key, Made what) throws IOException {
        Path part = tmp.resolve(made(key, what).getFileName() + ".part");
        return new PartFile(
                part,
                made(key, what),
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
    }

    @Override
    public Path open(String key, Made what) throws IOException {
        Path file = made(key, what);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(key);
        }
        return file;
    }

    @Override
    public void erase(String key) throws IOException {
        Path file = kept(key);
        Files.deleteIfExists(file);
        for (Made what : Made.values()) {
            Files.deleteIfExists(made(key, what));
        }
    }

    @Override
    public List<String> keptBefore(long instant) throws IOException {
        Set<String> keys = new LinkedHashSet<>(); // what was made of erased audio counts too
        try (Stream<Path> files = Files.walk(audio, 2)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                String key = name.replaceFirst("\\.[a-z]+$", "");
                if (KEY.matcher(key).matches() && olderThan(file, instant)) {
                    keys.add(key);
                }
            }
        }
        return List.copyOf(keys);
    }

    @Override
    public int eraseUnfinishedBefore(long instant) throws IOException {
        int erased = 0;
        try (Stream<Path> files = Files.list(tmp)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".part") && olderThan(file, instant)) {
                    Files.deleteIfExists(file);
                    erased++;
                }
            }
        }
        return erased;
    }

    @Override
    public long usableBytes() throws IOException {
        return Files.getFileStore(tmp).getUsableSpace();
    }

    private Path part(String key) {
        return tmp.resolve(checked(key) + ".part");
    }

    private Path kept(String key) {
        return audio.resolve(checked(key).substring(0, 2)).resolve(key);
    }

    private Path made(String key, Made what) {
        return kept(key).resolveSibling(key + "." + what.name().toLowerCase(Locale.ROOT));
    }

    private static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key of ours");
        }
        return key;
    }

    private static boolean olderThan(Path file, long instant) throws IOException {
        try {
            return Files.isRegularFile(file) && Files.getLastModifiedTime(file).toMillis() < instant;
        } catch (NoSuchFileException e) {
            return false; // renamed or erased meanwhile
        }
    }

    private static final class PartFile implements Incoming {
        private final Path part;
        private final Path target;
        private final FileChannel channel;

        PartFile(Path part, Path target, FileChannel channel) {
            this.part = part;
            this.target = target;
            this.channel = channel;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void keep() throws IOException {
            channel.force(true);
            channel.close();
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r-----"));
            Files.createDirectories(target.getParent());
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
