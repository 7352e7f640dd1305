package io.whisperrest.audio.s3;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** The bytes of one object. */
final class S3Kept implements AudioStore.Kept {
    private static final int BLOCK = 64 * 1024;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final S3Bucket bucket;
    private final LocalCopies copies;
    private final DiskSpace disk;
    private final String name;
    private final String etag;
    private final long bytes;

    S3Kept(S3Bucket bucket, LocalCopies copies, DiskSpace disk, String name, String etag, long bytes) {
        this.bucket = bucket;
        this.copies = copies;
        this.disk = disk;
        this.name = name;
        this.etag = etag;
        this.bytes = bytes;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> link(String mediaType, String disposition) {
        return Optional.of(bucket.link(name, mediaType, disposition));
    }

    @Override
    public InputStream read(long from, long length) {
        return new S3Stream(bucket, name, etag, from, length);
    }

    @Override
    public AudioStore.LocalCopy local(BooleanSupplier stopped) throws IOException {
        return copies.of(name, file -> fetch(file, stopped), new Erased());
    }

    private void fetch(Path file, BooleanSupplier stopped) throws IOException {
        try (DiskSpace.Room room = disk.hold(bytes);
                InputStream in = read(0, bytes);
                OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[BLOCK];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                if (stopped.getAsBoolean()) {
                    throw new CancellationException();
                }
                room.use(count);
                out.write(block, 0, count);
            }
        }
    }

    /**
     * Asks the server in the background, at most every 10 s: the caller watches a decoder and must not wait. While it gives no answer, the
     * audio counts as kept.
     */
    private final class Erased implements BooleanSupplier {
        private long askedAt = System.nanoTime();
        private boolean asking;
        private boolean erased;

        @Override
        public synchronized boolean getAsBoolean() {
            if (!erased && !asking && System.nanoTime() - askedAt > LOOK_EVERY.toNanos()) {
                asking = true;
                CompletableFuture.supplyAsync(() -> bucket.head(name).isEmpty()).whenComplete(this::answered);
            }
            return erased;
        }

        private synchronized void answered(Boolean gone, Throwable failure) {
            erased = failure == null && gone;
            askedAt = System.nanoTime();
            asking = false;
        }
    }
}
