package io.whisperrest.api.body;

import io.whisperrest.api.error.ApiProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Passes bytes on while the client keeps up the minimum rate. Counts only the time spent waiting for the client, so a slow disk or queue
 * on the server's side is never held against it.
 */
final class MinimumRateStream extends FilterInputStream {
    private final MinimumRate pace;
    private final long silenceNanos;
    private final Supplier<ApiProblem> rejection;

    /**
     * @param silenceNanos the framework stops reading after waiting this long
     * @param rejection the problem for a client that is too slow
     */
    MinimumRateStream(InputStream in, MinimumRate pace, long silenceNanos, Supplier<ApiProblem> rejection) {
        super(in);
        this.pace = pace;
        this.silenceNanos = silenceNanos;
        this.rejection = rejection;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? read : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long began = System.nanoTime();
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (IOException e) {
            if (System.nanoTime() - began >= silenceNanos) {
                throw rejection.get();
            }
            throw e;
        }
        if (read >= 0 && !pace.keeps(read, System.nanoTime() - began)) {
            throw rejection.get();
        }
        return read;
    }
}
