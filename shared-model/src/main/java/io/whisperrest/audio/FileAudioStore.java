package io.whisperrest.audio;

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

/** A directory, laid out as {@link AudioFiles} says. Thread-safe. */
public final class FileAudioStore implements AudioStore {
    private final AudioFiles files;

    /** @throws IllegalStateException when the directory cannot be used */
    public FileAudioStore(Path data) {
        this.files = AudioFiles.in(data);
    }

    @Override
    public Incoming receive(String key) throws IOException {
        Path part = files.part(key);
        return new PartFile(
                part, files.kept(key), FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public Path open(String key) throws IOException {
        Path file = files.kept(key);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(key);
        }
        return file;
    }

    @Override
    public Incoming receive(String key, Made what) throws IOException {
        Path part = files.part(key, what);
        return new PartFile(
                part,
                files.made(key, what),
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
    }

    @Override
    public Path open(String key, Made what) throws IOException {
        Path file = files.made(key, what);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(key);
        }
        return file;
    }

    @Override
    public void erase(String key) throws IOException {
        Path file = files.kept(key);
        Files.deleteIfExists(file);
        for (Made what : Made.values()) {
            Files.deleteIfExists(files.made(key, what));
        }
    }

    @Override
    public List<String> keptBefore(long instant) throws IOException {
        Set<String> keys = new LinkedHashSet<>(); // what was made of erased audio counts too
        try (Stream<Path> all = Files.walk(files.audio(), 2)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String name = file.getFileName().toString();
                String key = name.replaceFirst("\\.[a-z]+$", "");
                if (AudioFiles.isKey(key) && AudioFiles.olderThan(file, instant)) {
                    keys.add(key);
                }
            }
        }
        return List.copyOf(keys);
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

    @Override
    public long usableBytes() throws IOException {
        return Files.getFileStore(files.tmp()).getUsableSpace();
    }

    private record PartFile(Path part, Path target, FileChannel channel) implements Incoming {
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
            AudioFiles.keep(part, target);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
