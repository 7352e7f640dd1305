package io.whisperrest.api.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.queue.QueueUnavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RelayStateTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RelayState state = new RelayState(nanos::get);

    private void fails() {
        assertThrows(
                QueueUnavailable.class,
                () -> state.pass(() -> {
                    throw new QueueUnavailable(new IllegalStateException("away"));
                }));
    }

    @Test
    void isStalledAfterTenSecondsOfFailuresAndWorksAgainWithTheNextSuccess() {
        fails();
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        fails();
        assertTrue(state.isWorking(), "a failover takes a while");
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        fails();
        assertFalse(state.isWorking());
        assertEquals(7, state.pass(() -> 7));
        assertTrue(state.isWorking());
    }
}
