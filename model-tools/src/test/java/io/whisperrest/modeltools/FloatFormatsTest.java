package io.whisperrest.modeltools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FloatFormatsTest {
    @Test
    void everyHalfSurvivesTheRoundTrip() {
        for (int bits = 0; bits < 0x10000; bits++) {
            float wide = Float16.toFloat((short) bits);
            if (Float.isNaN(wide)) {
                assertTrue(Float.isNaN(Float16.toFloat(Float16.fromFloat(wide))));
            } else {
                assertEquals((short) bits, Float16.fromFloat(wide));
            }
        }
    }

    @Test
    void halvesRoundToTheNearestAndTiesToEven() {
        assertEquals(Float16.fromFloat(1f), Float16.fromFloat(1 + 0x1p-11f));
        assertEquals(Float16.fromFloat(1 + 0x1p-9f), Float16.fromFloat(1 + 3 * 0x1p-11f));
        assertEquals(1, Float16.fromFloat(0x1.8p-25f), "smallest subnormal");
        assertEquals(0, Float16.fromFloat(0x1p-25f), "a tie goes to zero, the even one");
        assertEquals(65504f, Float16.toFloat(Float16.fromFloat(65519f)));
        assertEquals(Float.POSITIVE_INFINITY, Float16.toFloat(Float16.fromFloat(65520f)));
        assertEquals(-0x1p-14f, Float16.toFloat(Float16.fromFloat(-0x1.fffp-15f)), "rounds up into the normal range");
    }

    @Test
    void bfloat16RoundsToTheNearestAndTiesToEven() {
        assertEquals((short) 0x3f80, BFloat16.fromFloat(1 + 0x1p-8f));
        assertEquals((short) 0x3f82, BFloat16.fromFloat(1 + 3 * 0x1p-8f));
        assertTrue(Float.isNaN(BFloat16.toFloat(BFloat16.fromFloat(Float.NaN))));
    }
}
