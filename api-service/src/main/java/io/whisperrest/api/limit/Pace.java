package io.whisperrest.api.limit;

import java.time.Duration;

/** How fast a sender must be: so many bytes in each stretch of waiting for it. Not safe for use by several threads. */
final class Pace {
    private final long stretchNanos;
    private final long bytesEachStretch;
    private long waitedNanos;
    private long arrived;

    /**
     * @param bytesPerSecond 0 = any pace will do
     * @param stretch over which a sender may pause and hurry as it likes
     */
    Pace(long bytesPerSecond, Duration stretch) {
        this.stretchNanos = stretch.toNanos();
        this.bytesEachStretch = bytesPerSecond * stretch.toMillis() / 1000;
    }

    /**
     * Notes what came.
     *
     * @param bytes 0 or more
     * @param waitingNanos how long they were waited for
     * @return false when a stretch is over that brought too little
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
