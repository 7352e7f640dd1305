package io.whisperrest.system.poison;

import java.lang.reflect.Field;
import net.bytebuddy.asm.Advice;

/**
 * Crashes the process with a real SIGSEGV when a window is heavily clipped. The body is copied into the recogniser, whose class loader
 * cannot see the agent's classes, so it may use the JDK only.
 */
final class PoisonAdvice {
    private PoisonAdvice() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) float[] samples) throws ReflectiveOperationException {
        int clipped = 0;
        for (float sample : samples) {
            if (sample >= 0.999f || sample <= -0.999f) {
                clipped++;
            }
        }
        if (clipped > samples.length / 10) { // normal speech has no clipped samples
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field field = type.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
        }
    }
}
