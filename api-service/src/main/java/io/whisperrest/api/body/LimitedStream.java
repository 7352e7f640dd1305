package io.whisperrest.api.body;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.http.CountedStream;
import java.io.InputStream;
import java.util.function.Supplier;

/** Passes bytes on up to a limit. */
public final class LimitedStream extends CountedStream {
    private final long limit;
    private final Supplier<ApiProblem> rejection;
    private long passed;

    /** @param rejection the problem for the first byte beyond the limit */
    public LimitedStream(InputStream in, long limit, Supplier<ApiProblem> rejection) {
        super(in);
        this.limit = limit;
        this.rejection = rejection;
    }

    @Override
    protected void count(int bytes) {
        passed += bytes;
        if (passed > limit) {
            throw rejection.get();
        }
    }
}
