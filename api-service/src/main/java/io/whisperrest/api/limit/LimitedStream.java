package io.whisperrest.api.limit;

import io.whisperrest.api.error.ApiProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Passes bytes on until there are too many. */
public final class LimitedStream extends FilterInputStream {
    private final long most;
    private final Supplier<ApiProblem> refusal;
    private long passed;

    /** @param refusal of the byte after the last allowed one */
    public LimitedStream(InputStream in, long most, Supplier<ApiProblem> refusal) {
        super(in);
        this.most = most;
        this.refusal = refusal;
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
            throw refusal.get();
        }
    }
}
