package io.whisperrest.api.limit;

import java.time.Duration;

/** Counts calls by bucket, a name without personal data. */
interface RateCounters {

    /** Counts one call in a window that begins with its first call. */
    Allowance hit(String bucket, long limit, Duration window);

    /**
     * Counts one try, unless the bucket makes its callers wait: after {@code burst} tries in a row each further one is
     * allowed only {@code delay}, twice that, and so on up to {@code cap}, after the one before. Refused tries do not count.
     */
    Allowance attempt(String bucket, long burst, Duration delay, Duration cap);

    /** Ends the row of tries. */
    void forget(String bucket);
}
