package io.whisperrest.worker.model;

import io.whisperrest.hash.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SHA-256 of files, computed once per size and modification time. Kept in memory only, because workers mount models read-only and a new
 * process should not trust an old result. Thread-safe; only one thread at a time reads a file.
 */
final class FileHashes {
    private record Seen(long size, FileTime modified, String sha256) {}

    private final ConcurrentHashMap<Path, Seen> seen = new ConcurrentHashMap<>();

    String of(Path file) throws IOException {
        try {
            return seen.compute(file, FileHashes::current).sha256;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Seen current(Path file, Seen known) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (known != null && known.size == now.size() && known.modified.equals(now.lastModifiedTime())) {
                return known;
            }
            return new Seen(now.size(), now.lastModifiedTime(), Sha256.hex(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
