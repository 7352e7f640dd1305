package io.whisperrest.api.audio;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.CountedStream;
import java.io.InputStream;

/** The bytes of a form, limited except while the file is read. Fields, part headers and the preamble all count. */
final class FormBytes extends CountedStream {
    private final long max;
    private long counted;
    private boolean counting = true;

    /** @param max limit before the file, and again after it */
    FormBytes(InputStream in, long max) {
        super(in);
        this.max = max;
    }

    /** True when the next bytes belong to the file, which has its own limit; false when it has ended. */
    void fileFollows(boolean follows) {
        counting = !follows;
        counted = 0;
    }

    @Override
    protected void count(int bytes) {
        counted += bytes;
        if (counting && counted > max) {
            throw Problems.bodyTooLarge(max);
        }
    }
}
