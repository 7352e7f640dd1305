package io.whisperrest.api.concurrency;

/** A stream or wait that a user holds, until it is released; releasing it again has no effect. */
public interface Permit {
    void release();
}
