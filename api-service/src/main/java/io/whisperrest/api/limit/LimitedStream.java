package io.whisperrest.api.limit;

import io.whisperrest.api.error.Problems;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes bytes on until there are too many. */
final class LimitedStream extends FilterInputStream {
    private final long most;
    private long passed;

    LimitedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) {
        passed += bytes;
        if (passed > most) {
            throw Problems.bodyTooLarge(most);
        }
    }
}
