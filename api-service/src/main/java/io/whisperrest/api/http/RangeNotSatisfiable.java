package io.whisperrest.api.http;

import java.io.Serial;

/** Bytes were asked for that a file does not have. */
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
