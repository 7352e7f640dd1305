package io.whisperrest.audio.s3;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * What the object of a resumable upload says.
 *
 * @param uploadId of the multipart upload while bytes may still arrive, else null
 * @param changedAt when that was written, or the time that it states, in ms of the epoch
 */
record S3UploadState(String word, String uploadId, long changedAt) {
    private static final String RECEIVING = "receiving";
    private static final String ADOPTED = "adopted";
    private static final String EXPIRED = "expired";

    static S3UploadState receiving(String uploadId) {
        return new S3UploadState(RECEIVING, uploadId, 0);
    }

    static S3UploadState adopted(long at) {
        return new S3UploadState(ADOPTED, null, at);
    }

    /** @param changedAt when the last byte had arrived */
    static S3UploadState expired(long changedAt) {
        return new S3UploadState(EXPIRED, null, changedAt);
    }

    void write(S3Bucket bucket, String name) {
        String text = word + " " + (uploadId == null ? Long.toString(changedAt) : uploadId);
        bucket.put(name, RequestBody.fromString(text), Map.of());
    }

    static Optional<S3UploadState> read(S3Bucket bucket, String name) {
        return bucket.bytes(name).map(found -> {
            String[] words = found.asUtf8String().split(" ", 2);
            return words[0].equals(RECEIVING)
                    ? new S3UploadState(
                            RECEIVING, words[1], found.response().lastModified().toEpochMilli())
                    : new S3UploadState(words[0], null, Long.parseLong(words[1]));
        });
    }

    /** The multipart upload, while bytes may still arrive. */
    Optional<S3Multipart> parts(S3Bucket bucket, String keptName) {
        return uploadId == null ? Optional.empty() : S3Multipart.resume(bucket, keptName, uploadId);
    }
}
