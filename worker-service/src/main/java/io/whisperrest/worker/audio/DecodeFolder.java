package io.whisperrest.worker.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The working directory of one decoder run: it holds nothing but a link to the file, under a name of ours, so relative names inside a
 * file find nothing. A link, not a copy: after a crash only an empty folder stays.
 */
final class DecodeFolder implements AutoCloseable {
    private final Path folder;
    private final Path link;

    DecodeFolder(Path parent, Path file) throws IOException {
        folder = Files.createDirectories(parent).resolve("decode-" + UUID.randomUUID());
        Files.createDirectory(folder);
        link = folder.resolve(UUID.randomUUID().toString());
        Files.createSymbolicLink(link, file.toAbsolutePath());
    }

    Path path() {
        return folder;
    }

    String name() {
        return link.getFileName().toString();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(link);
        Files.deleteIfExists(folder);
    }
}
