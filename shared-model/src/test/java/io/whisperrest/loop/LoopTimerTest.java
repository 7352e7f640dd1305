package io.whisperrest.loop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopTimerTest {
    private static final Duration FOREVER = Duration.ofDays(1);

    private final LoopTimer timer = new LoopTimer();

    @Test
    void severalWakesEndOneWait() throws InterruptedException {
        timer.wake();
        timer.wake();
        timer.wake();
        assertTrue(timer.await(FOREVER));
        assertFalse(timer.await(Duration.ZERO));
    }

    @Test
    void aForgottenWakeEndsNoWait() throws InterruptedException {
        timer.wake();
        timer.forgetWakes();
        assertFalse(timer.await(Duration.ZERO));
    }

    @Test
    void theStopEndsEveryWaitFromThenOn() throws InterruptedException {
        timer.stop();
        timer.forgetWakes();
        assertTrue(timer.await(FOREVER));
        assertTrue(timer.await(FOREVER));
        timer.sleep(FOREVER);
    }

    @Test
    void anIntervalThatHasAlreadyPassedIsNoWait() throws InterruptedException {
        assertFalse(timer.await(Duration.ofSeconds(-1)));
        timer.sleep(Duration.ofSeconds(-1));
    }
}
