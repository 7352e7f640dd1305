package io.whisperrest.worker.task;

import io.whisperrest.worker.speech.Window;
import java.time.Clock;
import java.util.List;

/** Estimates the remaining time of a run from its speed so far. */
final class RemainingTime {
    private final Clock clock;
    private final long begin;

    RemainingTime(Clock clock) {
        this.clock = clock;
        this.begin = clock.millis();
    }

    /** @param done number of committed windows, at least 1 */
    long remainingMs(List<Window> windows, int done) {
        long doneAudio = length(windows.subList(0, done));
        long leftAudio = length(windows.subList(done, windows.size()));
        return doneAudio == 0 ? Long.MAX_VALUE : (clock.millis() - begin) * leftAudio / doneAudio;
    }

    private static long length(List<Window> windows) {
        return windows.stream()
                .mapToLong(window -> window.endMs() - window.startMs())
                .sum();
    }
}
