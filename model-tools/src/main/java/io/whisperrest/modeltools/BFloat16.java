package io.whisperrest.modeltools;

/** The upper half of a 32-bit float. */
final class BFloat16 {
    private BFloat16() {}

    static float toFloat(short value) {
        return Float.intBitsToFloat(value << 16);
    }

    /** Rounds to nearest, ties to even, as ggml does; NaN stays NaN. */
    static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }
}
