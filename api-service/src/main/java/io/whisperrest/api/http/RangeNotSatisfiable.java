package io.whisperrest.api.http;

import java.io.Serial;

/** The requested bytes lie beyond the end of the file. */
public final class RangeNotSatisfiable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final long size;

    /** @param size of the file in bytes */
    RangeNotSatisfiable(long size) {
        super("the file has " + size + " bytes", null, false, false);
        this.size = size;
    }

    public long size() {
        return size;
    }
}
