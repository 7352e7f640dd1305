package io.whisperrest.worker.audio;

/**
 * Places decoded samples at their container times. A gap between packets, or before the first, becomes silence. Samples are never
 * dropped: when the time jumps back, or beyond the longest accepted recording, they follow the previous samples and all later times
 * shift accordingly. Not thread-safe.
 */
final class Timeline {
    /** Smaller differences are rounding or jitter, not gaps; ffmpeg's own aresample uses the same 0.1 s. */
    static final long TOLERANCE_MS = 100;

    private final int sampleRate;
    private final long maxMs;
    private long frames;
    private long shiftMs;
    private boolean moved;

    /** @param maxMs a later time counts as invalid */
    Timeline(int sampleRate, long maxMs) {
        this.sampleRate = sampleRate;
        this.maxMs = maxMs;
    }

    /**
     * Places the next packet.
     *
     * @param atMs its time
     * @param count samples per channel
     * @return number of samples of silence to insert before it
     */
    long place(long atMs, int count) {
        long endMs = endMs();
        long wantedMs = atMs + shiftMs;
        long silence = 0;
        if (wantedMs > maxMs || wantedMs < endMs - TOLERANCE_MS) {
            shiftMs += endMs - wantedMs;
            moved = true;
        } else if (wantedMs > endMs + TOLERANCE_MS) {
            silence = (wantedMs - endMs) * sampleRate / 1000;
            moved = true;
        }
        frames += silence + count;
        return silence;
    }

    /** Time of the next sample if it follows without a gap. */
    long endMs() {
        return frames * 1000 / sampleRate;
    }

    /** True when some packet did not simply follow the previous one; a browser may play such a file at other times. */
    boolean moved() {
        return moved;
    }
}
