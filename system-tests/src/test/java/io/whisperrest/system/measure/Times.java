package io.whisperrest.system.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Durations of one kind of step. Thread-safe. */
final class Times {
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    <T> T of(Supplier<T> step) {
        long begin = System.nanoTime();
        try {
            return step.get();
        } finally {
            nanos.add(System.nanoTime() - begin);
        }
    }

    @Override
    public String toString() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return "none";
        }
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, %d times",
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                Arrays.stream(sorted).count());
    }
}
