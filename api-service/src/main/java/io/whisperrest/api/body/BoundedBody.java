package io.whisperrest.api.body;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.CountedStream;
import java.io.InputStream;
import java.time.Duration;

/** A body that is read whole, up to a size limit and only while there is memory for it. */
final class BoundedBody extends CountedStream {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final long max;
    private final BodyMemory.Share memory;
    private long read;

    BoundedBody(InputStream in, long max, BodyMemory.Share memory) {
        super(in);
        this.max = max;
        this.memory = memory;
    }

    /** Does nothing: the framework's stream would wait for the rest of the body, however long. The rest is discarded after the response. */
    @Override
    public void close() {
        // see above
    }

    @Override
    protected void count(int bytes) {
        read += bytes;
        if (read > max) {
            throw Problems.bodyTooLarge(max);
        }
        if (!memory.take(bytes)) {
            throw Problems.unavailable(RETRY_AFTER);
        }
    }
}
