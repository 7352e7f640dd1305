package io.whisperrest.audio.s3;

import io.whisperrest.audio.AudioStoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads a part of an object. When the connection breaks or stalls, it continues from there on a new one. */
final class S3Stream extends InputStream {
    private static final int MAX_FAILURES = 5;
    private static final long FIRST_PAUSE_MS = 200;

    private final S3Bucket bucket;
    private final String name;
    private final String etag;
    private final long end;
    private long position;
    private int failures;
    private ResponseInputStream<?> source;

    S3Stream(S3Bucket bucket, String name, String etag, long from, long length) {
        this.bucket = bucket;
        this.name = name;
        this.etag = etag;
        this.position = from;
        this.end = from + length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == end || length == 0) {
            return length == 0 ? 0 : -1;
        }
        while (true) {
            try {
                int count = source().read(bytes, offset, (int) Math.min(length, end - position));
                if (count > 0) {
                    position += count;
                    failures = 0;
                    return count;
                }
                failed(new IOException("the object ended early"));
            } catch (NoSuchFileException e) {
                throw e;
            } catch (IOException | SdkException | AudioStoreUnavailable e) {
                failed(e);
            }
        }
    }

    private InputStream source() throws IOException {
        if (source == null) {
            source = bucket.read(name, etag, position, end - 1);
        }
        return source;
    }

    private void failed(Exception cause) throws IOException {
        close();
        failures++;
        if (failures == MAX_FAILURES) {
            throw new AudioStoreUnavailable("reading broke off: " + cause.getMessage(), cause);
        }
        try {
            Thread.sleep(FIRST_PAUSE_MS << failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AudioStoreUnavailable("interrupted", e);
        }
    }

    /** Ends the connection instead of reading the rest. */
    @Override
    public void close() {
        if (source != null) {
            source.abort();
            source = null;
        }
    }
}
