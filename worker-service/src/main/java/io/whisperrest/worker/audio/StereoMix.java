package io.whisperrest.worker.audio;

/**
 * Mixes two channels into one and detects when they cancel each other out. An inverted channel, as from wrongly wired microphones,
 * leaves nothing in a mix. Not thread-safe.
 */
final class StereoMix {
    static final int CHANNELS = 2;
    /** Power ratio of 10 dB. Mixing different channels loses 3 dB; mixing with a silent channel loses 6 dB. */
    private static final double CANCELLED = 0.1;

    private static final int FRAME_BYTES = 4;

    private double left;
    private double right;
    private double mixed;

    /** Mixes interleaved little-endian samples to half as many. */
    byte[] mix(byte[] stereo) {
        byte[] mono = new byte[stereo.length / FRAME_BYTES * 2];
        for (int in = 0, out = 0; out < mono.length; in += FRAME_BYTES, out += 2) {
            int first = sample(stereo, in);
            int second = sample(stereo, in + 2);
            int half = (first + second) / 2;
            left += (double) first * first;
            right += (double) second * second;
            mixed += (double) half * half;
            mono[out] = (byte) half;
            mono[out + 1] = (byte) (half >> 8);
        }
        return mono;
    }

    boolean isCancelled() {
        return mixed < CANCELLED * Math.max(left, right);
    }

    /** Number of the louder channel, from 1. */
    int louder() {
        return left >= right ? 1 : 2;
    }

    private static int sample(byte[] bytes, int at) {
        return bytes[at] & 0xFF | bytes[at + 1] << 8;
    }
}
