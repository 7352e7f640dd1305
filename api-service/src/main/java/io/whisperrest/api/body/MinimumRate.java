package io.whisperrest.api.body;

import java.time.Duration;

/** The minimum rate of a client: a number of bytes in each period spent waiting for it. Not thread-safe. */
final class MinimumRate {
    private final long stretchNanos;
    private final long bytesEachStretch;
    private long waitedNanos;
    private long arrived;

    /**
     * @param bytesPerSecond 0 = no minimum
     * @param stretch period over which the rate is averaged
     */
    MinimumRate(long bytesPerSecond, Duration stretch) {
        this.stretchNanos = stretch.toNanos();
        this.bytesEachStretch = bytesPerSecond * stretch.toMillis() / 1000;
    }

    /**
     * Records received bytes.
     *
     * @param bytes 0 or more
     * @param waitingNanos time spent waiting for them
     * @return false when a period has ended with too few bytes
     */
    boolean keeps(int bytes, long waitingNanos) {
        arrived += bytes;
        waitedNanos += waitingNanos;
        if (waitedNanos < stretchNanos) {
            return true;
        }
        boolean enough = arrived >= bytesEachStretch;
        waitedNanos = 0;
        arrived = 0;
        return enough;
    }
}
