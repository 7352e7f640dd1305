package io.whisperrest.audio.s3;

import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.PieceLocks;
import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Keeps audio in a bucket. A local folder holds bytes only while they arrive or a program reads them. Audio in quarantine stays where it
 * is; an object of its own says since when.
 */
public final class S3AudioStore implements AudioStore {
    private final S3Bucket bucket;
    private final Path tmp;
    private final DiskSpace disk;
    private final LocalCopies copies;

    /**
     * @param url {@code s3://bucket/prefix}
     * @param tmp folder for bytes on their way
     * @throws IllegalStateException when the URL or the folder cannot be used
     */
    public S3AudioStore(String url, S3Config config, Path tmp, DiskSpace disk) {
        this.bucket = new S3Bucket(S3Location.parse(url), config);
        this.tmp = tmp;
        this.disk = disk;
        this.copies = new LocalCopies(tmp);
    }

    /** Resumable uploads into this store. */
    public AudioPieces pieces(PieceLocks locks) {
        return new S3AudioPieces(bucket, tmp, disk, locks);
    }

    @Override
    public void requireUsable() {
        S3StartCheck.require(bucket);
    }

    @Override
    public void requireOwner(String installation) {
        Optional<String> owner = bucket.text(S3Names.OWNER);
        if (owner.isEmpty()) {
            bucket.put(S3Names.OWNER, RequestBody.fromString(installation), Map.of());
        } else if (!owner.get().equals(installation)) {
            throw new IllegalStateException(
                    "AUDIO_STORE holds the recordings of another database, which would be erased as"
                            + " left over: name another prefix; or delete the object "
                            + bucket.location().name(S3Names.OWNER)
                            + " if that database is gone");
        }
    }

    @Override
    public void requireAvailable() {
        bucket.head(S3Names.OWNER);
    }

    @Override
    public long localBytes(long length) {
        return Math.min(length, 2 * S3Multipart.PART);
    }

    @Override
    public Incoming receive(String key, long expected) throws IOException {
        return incoming(S3Names.kept(key), expected);
    }

    @Override
    public Incoming receive(String key, Made what) throws IOException {
        return incoming(S3Names.made(key, what), 0);
    }

    private Incoming incoming(String name, long expected) throws IOException {
        return new S3Incoming(bucket, name, new SpoolFile(tmp, disk, localBytes(expected)));
    }

    @Override
    public Kept open(String key) throws IOException {
        return kept(S3Names.kept(key));
    }

    @Override
    public Kept open(String key, Made what) throws IOException {
        return kept(S3Names.made(key, what));
    }

    private Kept kept(String name) throws IOException {
        return bucket.head(name)
                .map(found -> new S3Kept(bucket, copies, disk, name, found.eTag(), found.contentLength()))
                .orElseThrow(() -> new NoSuchFileException(name));
    }

    @Override
    public void erase(String key) {
        List<String> names = new ArrayList<>(S3Names.all(key));
        names.add(S3Names.quarantine(key));
        bucket.delete(names);
    }

    @Override
    public void quarantine(String key, long now) {
        bucket.put(S3Names.quarantine(key), RequestBody.fromString(Long.toString(now)), Map.of());
    }

    @Override
    public List<String> quarantined() {
        return List.copyOf(keys(S3Names.QUARANTINE, Long.MAX_VALUE));
    }

    @Override
    public void takeBack(String key) {
        bucket.delete(List.of(S3Names.quarantine(key)));
    }

    @Override
    public int eraseQuarantinedBefore(long instant) {
        int erased = 0;
        for (String key : keys(S3Names.QUARANTINE, Long.MAX_VALUE)) {
            Optional<String> since = bucket.text(S3Names.quarantine(key));
            if (since.isPresent() && Long.parseLong(since.get()) < instant) {
                erase(key);
                erased++;
            }
        }
        return erased;
    }

    @Override
    public List<String> keptBefore(long instant) {
        // files derived from audio that was already erased count too
        Set<String> keys = keys(S3Names.KEPT, instant);
        keys.removeAll(keys(S3Names.QUARANTINE, Long.MAX_VALUE));
        return List.copyOf(keys);
    }

    private Set<String> keys(String folder, long changedBefore) {
        Set<String> keys = new LinkedHashSet<>();
        for (S3Bucket.Listed each : bucket.list(folder)) {
            String key = S3Names.keyOf(each.name());
            if (key != null && each.changedAt() < changedBefore) {
                keys.add(key);
            }
        }
        return keys;
    }

    @Override
    public int eraseUnfinishedBefore(long instant, Set<String> except) {
        int erased = 0;
        for (MultipartUpload each : bucket.openUploads(S3Names.KEPT)) {
            if (!except.contains(S3Names.keyOf(each.key()))) {
                Optional<S3Multipart> parts = unfinished(each);
                if (lastWrittenTo(each, parts) < instant) {
                    parts.ifPresent(S3Multipart::abort);
                    erased++;
                }
            }
        }
        List<String> states = new ArrayList<>();
        for (S3Bucket.Listed each : bucket.list(S3Names.UPLOADS)) {
            if (each.changedAt() < instant && !except.contains(S3Names.keyOf(each.name()))) {
                states.add(each.name());
            }
        }
        bucket.delete(states);
        return erased + states.size();
    }

    private static long lastWrittenTo(MultipartUpload upload, Optional<S3Multipart> parts) {
        long partAt = parts.map(S3Multipart::changedAt).orElse(0L);
        return Math.max(partAt, upload.initiated().toEpochMilli());
    }

    private Optional<S3Multipart> unfinished(MultipartUpload upload) {
        String name = upload.key().substring(bucket.location().prefix().length());
        return S3Multipart.resume(bucket, name, upload.uploadId());
    }

    @Override
    public Set<String> arriving() {
        Set<String> keys = bucket.openUploads(S3Names.KEPT).stream()
                .map(upload -> S3Names.keyOf(upload.key()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        keys.addAll(keys(S3Names.UPLOADS, Long.MAX_VALUE));
        return keys;
    }

    @Override
    public void close() {
        copies.close();
        bucket.close();
    }
}
