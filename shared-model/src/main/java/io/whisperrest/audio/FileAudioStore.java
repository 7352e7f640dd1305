package io.whisperrest.audio;

import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps audio in a directory with the layout of {@link AudioFiles}. Thread-safe. */
public final class FileAudioStore implements AudioStore {
    private final AudioFiles files;
    private final DiskSpace disk;

    /** @throws IllegalStateException when the directory cannot be used */
    public FileAudioStore(Path data, DiskSpace disk) {
        this.files = AudioFiles.in(data);
        this.disk = disk;
    }

    /** Does nothing: the constructor has checked the directory. */
    @Override
    public void requireUsable() {}

    /** Does nothing: the directory belongs to one installation. */
    @Override
    public void requireOwner(String installation) {}

    @Override
    public void requireAvailable() {}

    @Override
    public long localBytes(long length) {
        return length;
    }

    @Override
    public Incoming receive(String key, long expected) throws IOException {
        return incoming(files.part(key), files.kept(key), expected);
    }

    @Override
    public Kept open(String key) throws IOException {
        return there(key, files.kept(key));
    }

    @Override
    public Incoming receive(String key, Made what) throws IOException {
        return incoming(files.part(key, what), files.made(key, what), 0);
    }

    private Incoming incoming(Path part, Path target, long expected) throws IOException {
        DiskSpace.Room room = disk.reserve(expected);
        try {
            FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new PartFile(part, target, channel, room);
        } catch (IOException e) {
            room.close();
            throw e;
        }
    }

    @Override
    public Kept open(String key, Made what) throws IOException {
        return there(key, files.made(key, what));
    }

    /** Restores the audio from quarantine when needed: a caller that asks for a key has a task that uses it. */
    private Kept there(String key, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            files.takeBack(key);
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(key);
        }
        return new KeptFile(file, Files.size(file));
    }

    @Override
    public void erase(String key) throws IOException {
        for (Path file : files.all(key)) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(files.quarantine().resolve(file.getFileName()));
        }
    }

    @Override
    public void quarantine(String key, long now) throws IOException {
        files.moveToQuarantine(key, now);
    }

    @Override
    public List<String> quarantined() throws IOException {
        return List.copyOf(keys(files.quarantine(), file -> true));
    }

    @Override
    public void takeBack(String key) throws IOException {
        files.takeBack(key);
    }

    @Override
    public int eraseQuarantinedBefore(long instant) throws IOException {
        Set<String> due = keys(files.quarantine(), file -> AudioFiles.olderThan(file, instant));
        for (String key : due) {
            for (Path file : files.all(key)) {
                Files.deleteIfExists(files.quarantine().resolve(file.getFileName()));
            }
        }
        return due.size();
    }

    @Override
    public List<String> keptBefore(long instant) throws IOException {
        // files derived from audio that was already erased count too
        return List.copyOf(
                keys(files.audio(), file -> !files.isQuarantined(file) && AudioFiles.olderThan(file, instant)));
    }

    private interface Choice {
        boolean of(Path file) throws IOException;
    }

    private static Set<String> keys(Path folder, Choice choice) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        if (!Files.isDirectory(folder)) {
            return keys;
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String key = AudioFiles.keyOf(file);
                if (key != null && choice.of(file)) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    @Override
    public int eraseUnfinishedBefore(long instant, Set<String> except) throws IOException {
        int erased = 0;
        try (Stream<Path> all = Files.list(files.tmp())) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String key = AudioFiles.keyOfPart(file);
                if (key != null && !except.contains(key) && AudioFiles.olderThan(file, instant)) {
                    Files.deleteIfExists(file);
                    erased++;
                }
            }
        }
        return erased;
    }

    @Override
    public Set<String> arriving() throws IOException {
        try (Stream<Path> all = Files.list(files.tmp())) {
            return all.map(AudioFiles::keyOfPart).filter(Objects::nonNull).collect(Collectors.toSet());
        }
    }

    private record PartFile(Path part, Path target, FileChannel channel, DiskSpace.Room room) implements Incoming {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            room.use(length);
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void keep() throws IOException {
            channel.force(true);
            channel.close();
            AudioFiles.keep(part, target);
        }

        @Override
        public void close() throws IOException {
            try (room;
                    channel) {
                Files.deleteIfExists(part);
            }
        }
    }
}
