package io.whisperrest.worker.model;

import io.whisperrest.modeltools.catalog.CatalogEntry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;

/** Downloads one file to its published length and continues after each broken connection. */
final class ResumableTransfer {
    /** Chosen so that, with the pauses, it lasts about as long as a router needs to restart. */
    private static final int ATTEMPTS_WITHOUT_PROGRESS = 5;

    private final CatalogEntry entry;
    private final URI source;
    private final Consumer<String> lines;
    private final Duration silence;
    private final Duration pause;

    /**
     * @param silence longest wait for the connection, and for each further byte
     * @param pause between two attempts
     */
    ResumableTransfer(CatalogEntry entry, URI source, Consumer<String> lines, Duration silence, Duration pause) {
        this.entry = entry;
        this.source = source;
        this.lines = lines;
        this.silence = silence;
        this.pause = pause;
    }

    /** @throws DownloadFailed after several attempts without a new byte, or when the server rejects the request */
    void fill(Path part) throws IOException, DownloadFailed {
        int failures = 0;
        while (length(part) != entry.bytes()) {
            long before = length(part);
            String reason = attempt(part);
            long after = length(part);
            if (after == entry.bytes()) {
                return;
            }
            if (after > entry.bytes()) {
                Files.delete(part);
                throw new DownloadFailed(
                        entry.id() + ": " + source + " is larger than the published file: check the mirror");
            }
            failures = after > before ? 0 : failures + 1;
            if (failures == ATTEMPTS_WITHOUT_PROGRESS) {
                throw new DownloadFailed(entry.id() + ": " + reason + " at " + source + ": check the network, or put "
                        + entry.file() + " into the models folder by hand");
            }
            lines.accept(entry.id() + ": interrupted (" + reason + "), continuing");
            rest();
        }
    }

    static long length(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.size(file) : 0;
    }

    /** @return why the attempt ended, in case it ended too early */
    private String attempt(Path part) throws DownloadFailed {
        try {
            long from = length(part);
            try (HttpRange answer = new HttpRange(source, from, silence)) {
                return take(answer, part, from);
            }
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String take(HttpRange answer, Path part, long from) throws IOException, DownloadFailed {
        if (answer.isWhole() || answer.continuesAt(from)) {
            append(part, answer.isWhole() ? 0 : from, answer.body());
            return "the connection ended early";
        }
        if (answer.isOutOfRange()) {
            Files.deleteIfExists(part);
            return "the server does not continue at byte " + from;
        }
        if (answer.mayPass()) {
            return "the server answered " + answer.status();
        }
        throw new DownloadFailed(entry.id() + ": the server answered " + answer.status() + " for " + source
                + ": check the address of the mirror, or put the file into the models folder by hand");
    }

    private void append(Path part, long from, InputStream body) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                InputStream in = body) {
            file.truncate(from).position(from);
            DownloadProgress progress = new DownloadProgress(entry, from, lines);
            byte[] buffer = new byte[1 << 16];
            // one byte more than published is enough to detect another file
            for (int read = in.read(buffer); read >= 0 && file.position() <= entry.bytes(); read = in.read(buffer)) {
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    file.write(bytes);
                }
                progress.at(file.position());
            }
            file.force(true);
        }
    }

    private void rest() throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
