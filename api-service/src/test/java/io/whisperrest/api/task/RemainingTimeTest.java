package io.whisperrest.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {
    private static final long WINDOW_MS = 28_000;
    private static final long THREE_HOURS_MS = 3 * 3_600_000L;

    @Test
    void aSlowFirstWindowIsNotExtrapolated() {
        // Observed: 47 min by the workers' speed, 2 h 32 after a first window of 24 s, 38 min in the end.
        double workersSpeed = 3.83;
        long firstMs = 24_000;
        double speed = 4.74;
        long[] minutes = LongStream.rangeClosed(0, 20)
                .map(windows -> {
                    long doneMs = windows * WINDOW_MS;
                    long spentMs = windows == 0 ? 0 : firstMs + (long) ((windows - 1) * WINDOW_MS / speed);
                    return RemainingTime.seconds(THREE_HOURS_MS - doneMs, doneMs, spentMs, workersSpeed) / 60;
                })
                .toArray();
        assertEquals(47, minutes[0]);
        for (int n = 1; n < minutes.length; n++) {
            assertTrue(Math.abs(minutes[n] - minutes[n - 1]) <= 9, minutes[n - 1] + " min, then " + minutes[n]);
        }
    }

    @Test
    void theTasksOwnSpeedDecidesInTheEnd() {
        long doneMs = THREE_HOURS_MS / 2;
        long seconds = RemainingTime.seconds(doneMs, doneMs, doneMs / 2, 20);
        assertTrue(seconds > 0.9 * doneMs / 2000 && seconds < doneMs / 2000, seconds + " s");
    }

    @Test
    void givesNoEstimateBeforeThreeWindowsWithoutAMeasuredSpeed() {
        assertNull(RemainingTime.seconds(600_000, 0, 0, 0));
        assertNull(RemainingTime.seconds(600_000, 2 * WINDOW_MS, 30_000, 0));
        assertEquals(300, RemainingTime.seconds(600_000, 3 * WINDOW_MS, 42_000, 0));
    }
}
