package io.whisperrest.api.limit;

import java.time.Duration;

/**
 * What a counter says about one call.
 *
 * @param limit calls in a window
 * @param remaining calls left in this one
 * @param delay until the window ends, or until the next call is allowed
 */
record Allowance(boolean allowed, long limit, long remaining, Duration delay) {

    /** @param hits this call included */
    static Allowance of(long hits, long limit, Duration delay) {
        return new Allowance(hits <= limit, limit, Math.max(0, limit - hits), delay);
    }
}
