package io.whisperrest.audio.s3;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The last bytes of a resumable upload, too few for a part. Fewer than {@link S3Multipart#MIN_PART}. */
record S3Tail(byte[] content) {
    private static final String OFFSET = "offset";

    /** @param offset number of bytes in the parts; a tail that begins elsewhere is no longer in use */
    static Optional<S3Tail> find(S3Bucket bucket, String key, long offset) {
        return bucket.bytes(S3Names.tail(key))
                .filter(found -> beginsAt(found.response().metadata(), offset))
                .map(found -> new S3Tail(found.asByteArrayUnsafe()));
    }

    /** Without its bytes. */
    static Optional<HeadObjectResponse> head(S3Bucket bucket, String key, long offset) {
        return bucket.head(S3Names.tail(key)).filter(found -> beginsAt(found.metadata(), offset));
    }

    private static boolean beginsAt(Map<String, String> metadata, long offset) {
        return Long.toString(offset).equals(metadata.get(OFFSET));
    }

    static void write(S3Bucket bucket, String key, RequestBody body, long offset) {
        bucket.put(S3Names.tail(key), body, Map.of(OFFSET, Long.toString(offset)));
    }

    long bytes() {
        return content.length;
    }

    RequestBody body() {
        return RequestBody.fromBytes(content);
    }
}
