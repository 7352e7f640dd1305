package io.whisperrest.audio.s3;

import io.whisperrest.audio.AudioStore;
import java.io.IOException;
import java.util.Map;

/** Audio on its way into an object: small audio by one call, larger audio in parts while it arrives. */
final class S3Incoming implements AudioStore.Incoming {
    private final S3Bucket bucket;
    private final String name;
    private final SpoolFile spool;
    private S3Multipart parts;
    private boolean kept;

    S3Incoming(S3Bucket bucket, String name, SpoolFile spool) {
        this.bucket = bucket;
        this.name = name;
        this.spool = spool;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        spool.append(bytes, offset, length);
        while (spool.bytes() > S3Multipart.PART) {
            if (parts == null) {
                parts = S3Multipart.begin(bucket, name);
            }
            parts.add(spool, S3Multipart.PART);
        }
    }

    @Override
    public void keep() throws IOException {
        if (parts == null) {
            bucket.put(name, spool.first(spool.bytes()), Map.of());
        } else {
            parts.add(spool, spool.bytes());
            parts.complete();
        }
        kept = true;
    }

    @Override
    public void close() {
        try (spool) {
            if (parts != null && !kept) {
                parts.abort();
            }
        }
    }
}
