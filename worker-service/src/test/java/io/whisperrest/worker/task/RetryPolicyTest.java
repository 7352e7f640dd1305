package io.whisperrest.worker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.testing.TestQueueConfig;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(TestQueueConfig.quick(), new Random(7));

    @Test
    void doublesTheBoundUpToTheCap() {
        assertEquals(333, policy.bound(0).toMillis());
        assertEquals(666, policy.bound(1).toMillis());
        assertEquals(1332, policy.bound(2).toMillis());
        assertEquals(40_000, policy.bound(40).toMillis());
    }

    @Test
    void drawsEachDelayBelowItsBound() {
        for (int i = 0; i < 1000; i++) {
            long delay = policy.delay(1).toMillis();
            assertTrue(delay >= 0 && delay <= 666, "delay " + delay);
        }
    }

    @Test
    void grantsThreeAttemptsInAll() {
        assertTrue(policy.hasAnotherTry(0));
        assertTrue(policy.hasAnotherTry(1));
        assertFalse(policy.hasAnotherTry(2));
    }
}
