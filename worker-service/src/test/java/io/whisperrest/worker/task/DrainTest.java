package io.whisperrest.worker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Lane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainTest {
    private final HeldTasks held = new HeldTasks();
    private final FakeTime time = new FakeTime();

    private HeldTask hold(long remainingMs) {
        HeldTask task = new HeldTask(new ClaimedTask("id", "token", 1, 0, Lane.NORMAL, "base"), 0);
        task.remainingMs(remainingMs);
        held.add(task);
        return task;
    }

    private void drainWithin(int seconds) {
        new Drain(held, Duration.ofSeconds(seconds), time::nanoTime, time::pause).run();
    }

    @Test
    void returnsAtOnceWhenNothingIsHeld() {
        drainWithin(25);
        assertEquals(Duration.ZERO, time.now());
    }

    @Test
    void letsATaskFinishThatNeedsLessThanTheTimeLeft() {
        HeldTask task = hold(20_000);
        time.at(Duration.ofSeconds(20), () -> held.remove(task));
        drainWithin(25);
        assertEquals(Duration.ofSeconds(20), time.now());
        assertFalse(task.mustStopAtWindow());
        assertNull(task.stopReason());
    }

    @Test
    void stopsALongTaskAtItsNextWindow() {
        HeldTask task = hold(24_000); // two seconds are kept for the outcome
        time.at(Duration.ofSeconds(3), () -> {
            assertTrue(task.mustStopAtWindow());
            held.remove(task);
        });
        drainWithin(25);
        assertEquals(Duration.ofSeconds(3), time.now());
        assertNull(task.stopReason());
    }

    @Test
    void stopsATaskAtItsNextWindowWhenItsTimeLeftIsUnknown() {
        HeldTask task = hold(Long.MAX_VALUE);
        time.at(Duration.ofSeconds(3), () -> held.remove(task));
        drainWithin(25);
        assertTrue(task.mustStopAtWindow());
    }

    @Test
    void abortsWhatStillRunsTwoSecondsBeforeTheTimeout() {
        HeldTask task = hold(Long.MAX_VALUE);
        time.at(Duration.ofMillis(22_980), () -> assertNull(task.stopReason()));
        time.at(Duration.ofMillis(23_040), () -> {
            assertEquals(StopReason.DRAIN, task.stopReason());
            held.remove(task);
        });
        drainWithin(25);
        assertEquals(Duration.ofMillis(23_040), time.now());
    }

    @Test
    void abortsAtHalfOfAShortTimeout() {
        HeldTask task = hold(1000);
        time.at(Duration.ofMillis(980), () -> assertNull(task.stopReason()));
        time.at(Duration.ofMillis(1040), () -> {
            assertEquals(StopReason.DRAIN, task.stopReason());
            held.remove(task);
        });
        drainWithin(2);
        assertEquals(Duration.ofMillis(1040), time.now());
    }

    @Test
    void returnsAtTheTimeoutAlthoughATaskIsStillHeld() {
        hold(Long.MAX_VALUE);
        drainWithin(25);
        assertEquals(Duration.ofSeconds(25), time.now());
        assertEquals(1, held.count());
    }

    @Test
    void keepsTheReasonOfATaskThatWasToStopAlready() {
        HeldTask task = hold(Long.MAX_VALUE);
        task.stop(StopReason.LOST);
        drainWithin(25);
        assertEquals(StopReason.LOST, task.stopReason());
    }
}
