package io.whisperrest.api.usage;

/** How many times faster than real time, the inverse of the real-time factor; rounded to one decimal. */
public final class Rtfx {
    private Rtfx() {}

    /**
     * @param runMs from start to end
     * @return null when nothing was processed
     */
    public static Double of(long audioMs, long runMs) {
        return audioMs == 0 ? null : Math.round(10.0 * audioMs / Math.max(1, runMs)) / 10.0;
    }
}
