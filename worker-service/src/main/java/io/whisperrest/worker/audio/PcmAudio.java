package io.whisperrest.worker.audio;

import java.nio.ShortBuffer;
import java.util.List;

/**
 * Decoded sound: 16 kHz, 16 bit, one track for each wanted channel, all of one length. The number of samples is the only truth
 * about how long a recording is. Reading is thread-safe; closing frees the memory, so nobody may read after it.
 */
public final class PcmAudio implements AutoCloseable {
    public static final int SAMPLE_RATE = 16_000;
    private static final int SAMPLES_PER_MS = SAMPLE_RATE / 1000;

    private final List<ShortBuffer> tracks;
    private final long startMs;
    private final Runnable release;

    /**
     * @param startMs where in the file the first sample lies
     * @param release frees what the buffers stand on
     */
    public PcmAudio(List<ShortBuffer> tracks, long startMs, Runnable release) {
        this.tracks = List.copyOf(tracks);
        this.startMs = startMs;
        this.release = release;
    }

    public int tracks() {
        return tracks.size();
    }

    /** Samples of each track. */
    public long samples() {
        return tracks.get(0).capacity();
    }

    public long durationMs() {
        return samples() / SAMPLES_PER_MS;
    }

    /** Where in the file the first sample lies, in ms. */
    public long startMs() {
        return startMs;
    }

    /** Samples from {@code fromMs} up to {@code toMs}, counted from the first sample, as −1 to 1; clamped to what there is. */
    public float[] read(int track, long fromMs, long toMs) {
        ShortBuffer source = tracks.get(track).duplicate();
        int from = (int) Math.min(samples(), Math.max(0, fromMs * SAMPLES_PER_MS));
        int to = (int) Math.min(samples(), Math.max(from, toMs * SAMPLES_PER_MS));
        float[] samples = new float[to - from];
        source.position(from);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = source.get() / 32768f;
        }
        return samples;
    }

    @Override
    public void close() {
        release.run();
    }
}
