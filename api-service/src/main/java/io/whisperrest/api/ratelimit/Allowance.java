package io.whisperrest.api.ratelimit;

import java.time.Duration;

/**
 * The result of counting one call.
 *
 * @param limit calls in a window
 * @param remaining calls left in this window
 * @param delay time until the window ends, or until the next call is allowed
 */
record Allowance(boolean allowed, long limit, long remaining, Duration delay) {

    /** @param hits including this call */
    static Allowance of(long hits, long limit, Duration delay) {
        return new Allowance(hits <= limit, limit, Math.max(0, limit - hits), delay);
    }
}
