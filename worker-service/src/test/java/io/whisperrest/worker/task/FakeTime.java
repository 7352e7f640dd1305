package io.whisperrest.worker.task;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Monotonic time that passes only in pauses; what is due happens meanwhile. For one thread. */
final class FakeTime {
    private final Map<Long, Runnable> due = new TreeMap<>();
    private long nowMs;

    /** @param when since the beginning; one action at a time */
    FakeTime at(Duration when, Runnable action) {
        due.put(when.toMillis(), action);
        return this;
    }

    long nanoTime() {
        return nowMs * 1_000_000;
    }

    Duration now() {
        return Duration.ofMillis(nowMs);
    }

    void pause(long millis) {
        nowMs += millis;
        due.entrySet().removeIf(next -> {
            boolean isDue = next.getKey() <= nowMs;
            if (isDue) {
                next.getValue().run();
            }
            return isDue;
        });
    }
}
