package io.whisperrest.audio.s3;

import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.PieceLocks;
import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Resumable uploads as multipart uploads of the object that they become. What is too short for a part waits in an object of its own, the
 * tail, which names the byte it begins at: once a part has taken its bytes, it no longer fits and is ignored.
 */
final class S3AudioPieces implements AudioPieces {
    private final S3Bucket bucket;
    private final Path tmp;
    private final DiskSpace disk;
    private final PieceLocks locks;

    S3AudioPieces(S3Bucket bucket, Path tmp, DiskSpace disk, PieceLocks locks) {
        this.bucket = bucket;
        this.tmp = tmp;
        this.disk = disk;
        this.locks = locks;
    }

    @Override
    public void begin(String key) {
        write(
                key,
                S3UploadState.receiving(
                        S3Multipart.begin(bucket, S3Names.kept(key)).id()));
    }

    private void write(String key, S3UploadState state) {
        state.write(bucket, S3Names.upload(key));
    }

    private Optional<S3UploadState> state(String key) {
        return S3UploadState.read(bucket, S3Names.upload(key));
    }

    /** The multipart upload, while bytes may still arrive. */
    private Optional<S3Multipart> parts(String key, Optional<S3UploadState> state) {
        return state.flatMap(known -> known.parts(bucket, S3Names.kept(key)));
    }

    @Override
    public Optional<Arrived> arrived(String key) {
        Optional<S3UploadState> state = state(key);
        return arrived(key, state, parts(key, state));
    }

    private Optional<Arrived> arrived(String key, Optional<S3UploadState> state, Optional<S3Multipart> parts) {
        if (state.isEmpty()) {
            return kept(key).map(found -> new Arrived(found.contentLength(), at(found)));
        }
        if (parts.isPresent()) {
            Optional<HeadObjectResponse> tail =
                    S3Tail.head(bucket, key, parts.get().bytes());
            long changedAt = Math.max(state.get().changedAt(), parts.get().changedAt());
            return Optional.of(new Arrived(
                    parts.get().bytes()
                            + tail.map(HeadObjectResponse::contentLength).orElse(0L),
                    Math.max(changedAt, tail.map(S3AudioPieces::at).orElse(0L))));
        }
        Optional<HeadObjectResponse> kept = kept(key);
        // complete but not yet marked as adopted: its own time counts, as the state has that of the beginning
        boolean unmarked = kept.isPresent() && state.get().uploadId() != null;
        return Optional.of(new Arrived(
                kept.map(HeadObjectResponse::contentLength).orElse(0L),
                unmarked ? at(kept.get()) : state.get().changedAt()));
    }

    private Optional<HeadObjectResponse> kept(String key) {
        return bucket.head(S3Names.kept(key));
    }

    private static long at(HeadObjectResponse object) {
        return object.lastModified().toEpochMilli();
    }

    @Override
    public Optional<Piece> resume(String key, long expected) throws IOException {
        S3Names.upload(key); // rejects invalid keys
        Optional<PieceLocks.Lock> lock = locks.tryLock(key);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(S3Piece.open(
                    bucket,
                    key,
                    receiving(key),
                    new SpoolFile(tmp, disk, expected + S3Multipart.MIN_PART),
                    lock.get()));
        } catch (IOException | RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    private S3Multipart receiving(String key) throws IOException {
        return parts(key, state(key)).orElseThrow(() -> new NoSuchFileException(key));
    }

    @Override
    public boolean adopt(String key, long now) throws IOException {
        S3Names.upload(key);
        Optional<PieceLocks.Lock> lock = locks.tryLock(key);
        if (lock.isEmpty()) {
            return false;
        }
        try (PieceLocks.Lock held = lock.get()) {
            Optional<S3Multipart> parts = parts(key, state(key));
            if (parts.isPresent()) {
                complete(key, parts.get(), held);
            } else if (kept(key).isEmpty()) {
                throw new NoSuchFileException(key);
            }
            held.renew();
            write(key, S3UploadState.adopted(now));
            bucket.delete(List.of(S3Names.tail(key)));
            return true;
        }
    }

    private void complete(String key, S3Multipart parts, PieceLocks.Lock lock) throws IOException {
        Optional<S3Tail> tail = S3Tail.find(bucket, key, parts.bytes());
        lock.renew();
        if (tail.isPresent()) {
            parts.add(tail.get().body(), tail.get().bytes());
            lock.renew();
        }
        if (parts.bytes() > 0) {
            parts.complete();
        } else {
            bucket.put(S3Names.kept(key), RequestBody.empty(), Map.of());
            parts.abort();
        }
    }

    @Override
    public boolean expire(String key, long instant) throws IOException {
        S3Names.upload(key);
        Optional<PieceLocks.Lock> lock = locks.tryLock(key);
        if (lock.isEmpty()) {
            return false;
        }
        try (PieceLocks.Lock held = lock.get()) {
            Optional<S3UploadState> state = state(key);
            Optional<S3Multipart> parts = parts(key, state);
            Optional<Arrived> arrived = arrived(key, state, parts);
            if (arrived.isEmpty() || arrived.get().changedAt() >= instant) {
                return false;
            }
            held.renew();
            if (parts.isEmpty()) {
                bucket.delete(List.of(S3Names.kept(key), S3Names.upload(key)));
                return true;
            }
            // first the time, which the bytes would take with them
            write(key, S3UploadState.expired(arrived.get().changedAt()));
            parts.get().abort();
            bucket.delete(List.of(S3Names.tail(key)));
            return true;
        }
    }

    @Override
    public void discard(String key) {
        parts(key, state(key)).ifPresent(S3Multipart::abort);
        bucket.delete(List.of(S3Names.kept(key), S3Names.upload(key), S3Names.tail(key)));
    }
}
