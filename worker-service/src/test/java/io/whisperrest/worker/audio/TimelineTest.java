package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final int RATE = 16_000;
    private static final int SECOND = RATE;

    private final Timeline timeline = new Timeline(RATE, 3_600_000);

    @Test
    void keepsPacketsThatFollowEachOtherWithinTheJitterOfTheirTimes() {
        for (int i = 0; i < 100; i++) {
            assertEquals(0, timeline.place(i * 1000L + (i % 2 == 0 ? 90 : -90), SECOND));
        }
        assertFalse(timeline.moved());
    }

    @Test
    void fillsAGapAndALateStartWithSilence() {
        assertEquals(5 * SECOND, timeline.place(5_000, SECOND));
        assertEquals(20 * SECOND, timeline.place(26_000, SECOND));
        assertEquals(27_000, timeline.endMs());
        assertTrue(timeline.moved());
    }

    @Test
    void addsUpGapsThatAreTooSmallToCount() {
        long silence = 0;
        for (int i = 0; i < 100; i++) {
            silence += timeline.place(i * 40, RATE / 50); // every other packet of 20 ms is lost
        }
        assertEquals(2_000, silence / (RATE / 1000), Timeline.TOLERANCE_MS);
    }

    @Test
    void keepsPacketsWhoseTimesStepBackAndFillsTheGapsAfterThem() {
        timeline.place(0, 10 * SECOND);
        assertEquals(0, timeline.place(0, 10 * SECOND));
        assertEquals(5 * SECOND, timeline.place(15_000, SECOND));
        assertEquals(26_000, timeline.endMs());
    }

    @Test
    void treatsATimeBeyondTheLongestRecordingAsInvalid() {
        timeline.place(0, SECOND);
        assertEquals(0, timeline.place(315_360_000_000L, SECOND));
        assertEquals(0, timeline.place(315_360_001_000L, SECOND));
        assertEquals(3_000, timeline.endMs());
    }
}
