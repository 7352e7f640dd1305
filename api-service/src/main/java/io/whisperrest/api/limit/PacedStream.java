package io.whisperrest.api.limit;

import io.whisperrest.api.error.ApiProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Passes bytes on while their sender keeps up. Only the time spent waiting for it counts: a slow disk of ours, or a place in a line
 * of ours, is never held against it.
 */
final class PacedStream extends FilterInputStream {
    private final Pace pace;
    private final long silenceNanos;
    private final Supplier<ApiProblem> refusal;

    /**
     * @param silenceNanos after so long a wait the framework gives up reading
     * @param refusal of a sender that is too slow
     */
    PacedStream(InputStream in, Pace pace, long silenceNanos, Supplier<ApiProblem> refusal) {
        super(in);
        this.pace = pace;
        this.silenceNanos = silenceNanos;
        this.refusal = refusal;
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
                throw refusal.get();
            }
            throw e;
        }
        if (read >= 0 && !pace.keeps(read, System.nanoTime() - began)) {
            throw refusal.get();
        }
        return read;
    }
}
