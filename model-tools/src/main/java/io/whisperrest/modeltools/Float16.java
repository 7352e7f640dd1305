package io.whisperrest.modeltools;

/** IEEE 754 binary16 (JDK 20 has it in {@code Float}, JDK 17 does not). */
final class Float16 {
    private static final int INFINITY = 0x7c00;

    private Float16() {}

    static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f; // exact, because a subnormal half is a normal float
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + 127 - 15;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /** Rounds to nearest, ties to even; values too large become infinity, as in numpy and ggml. */
    static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        float magnitude = Math.abs(value);
        if (magnitude != magnitude) {
            return (short) (sign | INFINITY | 0x200);
        }
        if (magnitude >= 0x1.ffep15f) {
            return (short) (sign | INFINITY);
        }
        if (magnitude < 0x1p-14f) {
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
        }
        int absolute = bits & 0x7fffffff;
        int rounded = absolute + 0xfff + ((absolute >>> 13) & 1);
        return (short) (sign | (rounded >>> 13) - ((127 - 15) << 10));
    }
}
