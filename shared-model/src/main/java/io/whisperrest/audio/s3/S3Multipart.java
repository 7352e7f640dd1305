package io.whisperrest.audio.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * A multipart upload: parts of at least 5 MiB, except the last one, that become an object when it is completed. Limits:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
 */
final class S3Multipart {
    /** The server refuses smaller parts, except as the last one. */
    static final long MIN_PART = 5L << 20;
    /** 10 000 parts of this size are 78 GiB. */
    static final long PART = 8L << 20;

    private final S3Bucket bucket;
    private final String name;
    private final String id;
    private final List<CompletedPart> parts = new ArrayList<>();
    private long bytes;
    private long changedAt;

    private S3Multipart(S3Bucket bucket, String name, String id) {
        this.bucket = bucket;
        this.name = name;
        this.id = id;
    }

    static S3Multipart begin(S3Bucket bucket, String name) {
        String id = bucket.call(s3 -> s3.createMultipartUpload(
                        request -> request.bucket(bucket.location().bucket())
                                .key(bucket.location().name(name))
                                .contentType("application/octet-stream")
                                // without it, servers may refuse the checksums of the parts
                                .checksumAlgorithm(ChecksumAlgorithm.CRC32)))
                .uploadId();
        return new S3Multipart(bucket, name, id);
    }

    /** With the parts that have arrived; empty when it has been completed or aborted. */
    static Optional<S3Multipart> resume(S3Bucket bucket, String name, String id) {
        S3Multipart upload = new S3Multipart(bucket, name, id);
        return bucket.call(s3 -> {
            try {
                s3.listPartsPaginator(
                                request -> request.bucket(bucket.location().bucket())
                                        .key(bucket.location().name(name))
                                        .uploadId(id))
                        .parts()
                        .forEach(upload::found);
                return Optional.of(upload);
            } catch (S3Exception e) {
                return S3Bucket.<S3Multipart>missing(e, S3Bucket.NO_SUCH_UPLOAD);
            }
        });
    }

    private void found(Part part) {
        has(part.partNumber(), part.eTag(), part.checksumCRC32(), part.size());
        changedAt = Math.max(changedAt, part.lastModified().toEpochMilli());
    }

    String id() {
        return id;
    }

    /** Number of bytes in its parts. */
    long bytes() {
        return bytes;
    }

    /** When the last part arrived, in ms of the epoch; 0 when there is none. */
    long changedAt() {
        return changedAt;
    }

    /** Sends the first bytes of the file as the next part and drops them there. */
    void add(SpoolFile spool, long length) throws IOException {
        add(spool.first(length), length);
        spool.drop(length);
    }

    void add(RequestBody body, long length) {
        int number = parts.size() + 1;
        UploadPartResponse part = bucket.call(s3 -> s3.uploadPart(
                request -> request.bucket(bucket.location().bucket())
                        .key(bucket.location().name(name))
                        .uploadId(id)
                        .partNumber(number)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .overrideConfiguration(S3Bucket::patient),
                body));
        has(number, part.eTag(), part.checksumCRC32(), length);
    }

    private void has(int number, String etag, String crc32, long length) {
        parts.add(CompletedPart.builder()
                .partNumber(number)
                .eTag(etag)
                .checksumCRC32(crc32)
                .build());
        bytes += length;
    }

    /** Makes the parts an object. Repeats are harmless: a lost answer to the first one is recognised by the object. */
    void complete() {
        bucket.call(s3 -> {
            try {
                return s3.completeMultipartUpload(
                        request -> request.bucket(bucket.location().bucket())
                                .key(bucket.location().name(name))
                                .uploadId(id)
                                .multipartUpload(done -> done.parts(parts))
                                .overrideConfiguration(S3Bucket::patient));
            } catch (S3Exception e) {
                if (S3Bucket.missing(e, S3Bucket.NO_SUCH_UPLOAD).isEmpty()
                        && bucket.head(name)
                                .filter(made -> made.contentLength() == bytes)
                                .isPresent()) {
                    return null;
                }
                throw e;
            }
        });
    }

    void abort() {
        bucket.call(s3 -> {
            try {
                return Optional.of(s3.abortMultipartUpload(
                        request -> request.bucket(bucket.location().bucket())
                                .key(bucket.location().name(name))
                                .uploadId(id)));
            } catch (S3Exception e) {
                return S3Bucket.missing(e, S3Bucket.NO_SUCH_UPLOAD);
            }
        });
    }
}
