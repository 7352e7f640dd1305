package io.whisperrest.worker.model;

import io.whisperrest.hash.Sha256;
import io.whisperrest.modeltools.catalog.CatalogEntry;
import io.whisperrest.modeltools.catalog.FolderLock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Downloads published models into a folder.
 *
 * <ol>
 *   <li>take the folder's lock, so that two processes never write one file
 *   <li>stop if the file already exists with the right SHA-256
 *   <li>fill the {@code .part} file from where it ends
 *   <li>check the SHA-256 and delete a wrong file
 *   <li>rename, so that a model exists completely or not at all
 * </ol>
 */
public final class ModelDownload {
    private final Path folder;
    private final URI mirror;
    private final Consumer<String> lines;
    private final Duration silence;
    private final Duration pause;

    /**
     * @param mirror base URL that replaces the official one, ending in a slash; null = official
     * @param lines receives progress messages, one line each
     */
    public ModelDownload(Path folder, URI mirror, Consumer<String> lines) {
        this(folder, mirror, lines, Duration.ofSeconds(60), Duration.ofSeconds(5));
    }

    ModelDownload(Path folder, URI mirror, Consumer<String> lines, Duration silence, Duration pause) {
        this.folder = folder;
        this.mirror = mirror;
        this.lines = lines;
        this.silence = silence;
        this.pause = pause;
    }

    /** @throws DownloadFailed when it cannot be downloaded or is not the published file; the message says how to fix it */
    @SuppressWarnings("try") // the lock is held, not called
    public Path fetch(CatalogEntry entry) throws IOException, DownloadFailed {
        Path target = folder.resolve(entry.file());
        Path part = folder.resolve(entry.file() + ".part");
        try (FolderLock lock =
                FolderLock.take(folder, () -> lines.accept(entry.id() + ": waiting for another download"))) {
            if (Files.isRegularFile(target) && Sha256.hex(target).equals(entry.sha256())) {
                lines.accept(entry.id() + ": already present, checksum correct");
                return target;
            }
            checkSpace(entry, part);
            new ResumableTransfer(entry, source(entry), lines, silence, pause).fill(part);
            if (!Sha256.hex(part).equals(entry.sha256())) {
                Files.delete(part);
                throw new DownloadFailed(
                        entry.id() + ": the downloaded file has a wrong SHA-256 and was deleted: try again;"
                                + " if it happens again, check the proxy or the mirror");
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            lines.accept(entry.id() + ": done, checksum correct, " + target);
            return target;
        }
    }

    private void checkSpace(CatalogEntry entry, Path part) throws IOException, DownloadFailed {
        long missing = entry.bytes() - ResumableTransfer.length(part);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < missing) {
            throw new DownloadFailed(entry.id() + ": " + missing / 1_000_000 + " MB needed in " + folder + ", "
                    + free / 1_000_000 + " MB free: make room");
        }
    }

    private URI source(CatalogEntry entry) {
        return mirror == null ? entry.source() : mirror.resolve(entry.file());
    }
}
