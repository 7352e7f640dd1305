package io.whisperrest.system.poison;

import java.lang.reflect.Field;
import net.bytebuddy.asm.Advice;

/**
 * Dies of a real SIGSEGV when a window is clipped hard. The body is copied into the recogniser, whose class loader sees no class of
 * the agent, so it may use the JDK only.
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
        if (clipped > samples.length / 10) { // speech at a sane level: none at all
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field field = type.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
        }
    }
}
