package io.whisperrest.worker.audio;

import io.whisperrest.model.task.Warning;
import java.nio.ShortBuffer;
import java.util.List;

/**
 * Decoded audio: 16 kHz, 16 bit, one track per requested channel, all of the same length. The number of samples is the only reliable
 * length of a recording. Reading is thread-safe. Closing frees the memory, so it must not be read afterwards.
 */
public final class PcmAudio implements AutoCloseable {
    public static final int SAMPLE_RATE = 16_000;
    private static final int SAMPLES_PER_MS = SAMPLE_RATE / 1000;

    private final List<ShortBuffer> tracks;
    private final long startMs;
    private final Runnable release;
    private final List<Warning> warnings;
    private final boolean timesMoved;

    /**
     * @param startMs position of the first sample in the file
     * @param release frees the memory behind the buffers
     */
    public PcmAudio(List<ShortBuffer> tracks, long startMs, Runnable release) {
        this(tracks, startMs, release, List.of(), false);
    }

    private PcmAudio(
            List<ShortBuffer> tracks, long startMs, Runnable release, List<Warning> warnings, boolean timesMoved) {
        this.tracks = List.copyOf(tracks);
        this.startMs = startMs;
        this.release = release;
        this.warnings = List.copyOf(warnings);
        this.timesMoved = timesMoved;
    }

    /** The same audio, with the decoder's findings about its file. */
    PcmAudio from(List<Warning> warnings, boolean timesMoved) {
        return new PcmAudio(tracks, startMs, release, warnings, timesMoved);
    }

    /** Warnings about the file, for its owner. */
    public List<Warning> warnings() {
        return warnings;
    }

    /** True when the packets of the file do not simply follow one another from zero, so a player may use other times. */
    public boolean timesMoved() {
        return timesMoved;
    }

    public int tracks() {
        return tracks.size();
    }

    /** Number of samples per track. */
    public long samples() {
        return tracks.get(0).capacity();
    }

    public long durationMs() {
        return samples() / SAMPLES_PER_MS;
    }

    /** Position of the first sample in the file, in ms. */
    public long startMs() {
        return startMs;
    }

    /** Samples from {@code fromMs} to {@code toMs}, counted from the first sample, as −1 to 1; clamped to the available range. */
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
