package io.whisperrest.api.usage;

/** How many times faster than the audio plays it was done, the inverse of the real-time factor; told with one decimal. */
public final class Rtfx {
    private Rtfx() {}

    /** @return null while nothing was processed */
    public static Double of(long audioMs, long processingMs) {
        return processingMs == 0 ? null : Math.round(10.0 * audioMs / processingMs) / 10.0;
    }
}
