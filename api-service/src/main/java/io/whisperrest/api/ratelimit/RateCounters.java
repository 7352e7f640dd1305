package io.whisperrest.api.ratelimit;

import java.time.Duration;

/** Counts calls by bucket; bucket names contain no personal data. */
interface RateCounters {

    /** Counts one call in a window that starts with its first call. */
    Allowance hit(String bucket, long limit, Duration window);

    /**
     * Counts one attempt, unless the bucket is in a wait. After {@code burst} attempts in a row each further one must wait {@code delay},
     * then twice that, and so on up to {@code cap}, after the one before. Rejected attempts do not count.
     */
    Allowance attempt(String bucket, long burst, Duration delay, Duration cap);

    /** Resets the count of attempts. */
    void forget(String bucket);
}
