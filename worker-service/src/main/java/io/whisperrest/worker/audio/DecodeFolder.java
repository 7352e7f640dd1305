package io.whisperrest.worker.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The working directory of one decoder run. It contains only a link to the file, under a name we choose, so relative paths inside the
 * file lead nowhere. It is a link, not a copy: after a crash only an empty folder remains.
 */
final class DecodeFolder implements AutoCloseable {
    private final Path folder;
    private final Path link;
    private final Path file;

    DecodeFolder(Path parent, Path file) throws IOException {
        this.file = file.toRealPath();
        folder = Files.createDirectories(parent).resolve("decode-" + UUID.randomUUID());
        Files.createDirectory(folder);
        link = folder.resolve(UUID.randomUUID().toString());
        Files.createSymbolicLink(link, this.file);
    }

    DecodeInput input() {
        return new DecodeInput(folder, link.getFileName().toString(), file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(link);
        Files.deleteIfExists(folder);
    }
}
