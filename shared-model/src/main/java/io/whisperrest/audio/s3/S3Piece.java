package io.whisperrest.audio.s3;

import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.PieceLocks;
import java.io.IOException;
import java.util.Optional;

/** The next bytes of a resumable upload: collected in a local file, sent when they are flushed. */
final class S3Piece implements AudioPieces.Piece {
    private final S3Bucket bucket;
    private final String key;
    private final S3Multipart parts;
    private final SpoolFile spool;
    private final PieceLocks.Lock lock;
    private final long offset;
    private final long tailBytes;
    private long renewedAt = System.nanoTime();
    private boolean changed;

    private S3Piece(
            S3Bucket bucket, String key, S3Multipart parts, SpoolFile spool, PieceLocks.Lock lock, long tailBytes) {
        this.bucket = bucket;
        this.key = key;
        this.parts = parts;
        this.spool = spool;
        this.lock = lock;
        this.tailBytes = tailBytes;
        this.offset = parts.bytes() + tailBytes;
    }

    static S3Piece open(S3Bucket bucket, String key, S3Multipart parts, SpoolFile spool, PieceLocks.Lock lock)
            throws IOException {
        try {
            Optional<S3Tail> tail = S3Tail.find(bucket, key, parts.bytes());
            if (tail.isPresent()) {
                byte[] content = tail.get().content();
                spool.append(content, 0, content.length);
            }
            lock.renew();
            return new S3Piece(
                    bucket, key, parts, spool, lock, tail.map(S3Tail::bytes).orElse(0L));
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (System.nanoTime() - renewedAt > PieceLocks.Lock.LASTS_MS * 1_000_000 / 4) {
            renew();
        }
        spool.append(bytes, from, length);
        changed = true;
    }

    private void renew() throws IOException {
        lock.renew();
        renewedAt = System.nanoTime();
    }

    @Override
    public void flush() throws IOException {
        while (spool.bytes() >= S3Multipart.MIN_PART) {
            renew();
            parts.add(spool, Math.min(spool.bytes(), S3Multipart.PART));
        }
        if (changed && spool.bytes() > 0) {
            renew();
            S3Tail.write(bucket, key, spool.first(spool.bytes()), parts.bytes());
        }
        changed = false;
    }

    @Override
    public void undo() throws IOException {
        spool.keepOnly(tailBytes);
        changed = false;
    }

    @Override
    public void close() throws IOException {
        try (lock;
                spool) {
            if (changed) {
                flush();
            }
        }
    }
}
