package io.whisperrest.worker.audio;

/**
 * Loudness of a recording over time, for drawing a waveform. For each of at most 4000 equal parts: the smallest and the largest sample
 * of all tracks, as two signed bytes.
 */
public final class Peaks {
    static final int POINTS = 4000;
    private static final int BLOCK_MS = 60_000;

    private Peaks() {}

    /** @return {@code min, max, min, max, …}; one point per sample when there are fewer than 4000 */
    public static byte[] of(PcmAudio audio) {
        long samples = audio.samples();
        int points = (int) Math.min(POINTS, samples);
        byte[] peaks = new byte[2 * points];
        for (int point = 0; point < points; point++) {
            peaks[2 * point] = Byte.MAX_VALUE;
            peaks[2 * point + 1] = Byte.MIN_VALUE;
        }
        for (int track = 0; track < audio.tracks(); track++) {
            long at = 0;
            for (long ms = 0; at < samples; ms += BLOCK_MS) {
                for (float sample : audio.read(track, ms, ms + BLOCK_MS)) {
                    widen(peaks, (int) (at++ * points / samples), sample);
                }
            }
        }
        return peaks;
    }

    private static void widen(byte[] peaks, int point, float sample) {
        byte value = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, Math.round(sample * 128)));
        peaks[2 * point] = (byte) Math.min(peaks[2 * point], value);
        peaks[2 * point + 1] = (byte) Math.max(peaks[2 * point + 1], value);
    }
}
