package io.whisperrest.worker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.queue.Acknowledgement;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.testing.InMemoryTaskQueue;
import io.whisperrest.testing.TestQueueConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest {
    private static final String WORKER = "w";
    /** The margin and the interval of heartbeats are a sixth of it. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final TestQueueConfig config = new TestQueueConfig(LEASE);
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(config);
    private final HeldTasks held = new HeldTasks();
    private final FakeTime time = new FakeTime();
    private final LeaseKeeper leases = new LeaseKeeper(WORKER, queue, held, config, time::nanoTime);

    @BeforeEach
    void open() {
        queue.beginEpoch();
    }

    @AfterEach
    void close() {
        leases.close();
    }

    private HeldTask hold(String id) {
        queue.enqueue(id, Lane.NORMAL, "base");
        HeldTask task = new HeldTask(
                queue.claim(WORKER, ReadingOrder.idle(0, List.of("base"))).orElseThrow(), time.nanoTime());
        held.add(task);
        return task;
    }

    /** The lease has ended, the task was taken back and claimed by another worker. */
    private void claimedByAnother(HeldTask task) {
        queue.acknowledge(WORKER, task.claim(), Acknowledgement.release());
        queue.claim("other", ReadingOrder.idle(0, List.of("base"))).orElseThrow();
    }

    private void pass(Duration duration) {
        time.pause(duration.toMillis());
    }

    @Test
    void aHeartbeatConfirmsTheLeaseOfEveryHeldTask() {
        HeldTask first = hold("a");
        HeldTask second = hold("b");
        pass(Duration.ofSeconds(20));

        leases.heartbeat();

        pass(Duration.ofSeconds(25));
        leases.watch();
        assertNull(first.stopReason());
        assertNull(second.stopReason());
    }

    @Test
    void confirmsTheLeaseFromBeforeTheHeartbeatWasSent() {
        HeldTask task = hold("a");
        String name = "not heard yet";
        LeaseKeeper slow = new LeaseKeeper(
                name, queue, held, config, () -> queue.lastHeard(name).isPresent() ? 20_000_000_000L : 10_000_000_000L);

        slow.heartbeat();
        slow.close();

        assertEquals(10_000_000_000L, task.confirmedAt(), "a slow answer says nothing about the time since");
    }

    @Test
    void stopsATaskThatAnotherWorkerHasAndNoOther() {
        HeldTask lost = hold("a");
        claimedByAnother(lost);
        HeldTask kept = hold("b");

        leases.heartbeat();

        assertEquals(StopReason.LOST, lost.stopReason());
        assertTrue(lost.abort().isRaised());
        assertNull(kept.stopReason());
    }

    @Test
    void stopsATaskThatWasCancelled() {
        HeldTask cancelled = hold("a");
        HeldTask kept = hold("b");
        queue.cancel("a");

        leases.heartbeat();

        assertEquals(StopReason.CANCELLED, cancelled.stopReason());
        assertTrue(cancelled.abort().isRaised());
        assertNull(kept.stopReason());
    }

    @Test
    void keepsARunUntilItsLeaseMayEndWithinTheMargin() {
        HeldTask task = hold("a");
        pass(Duration.ofSeconds(25));
        leases.watch();
        assertNull(task.stopReason());
    }

    @Test
    void stopsARunAsLostWhenNoHeartbeatWasSentInTime() {
        HeldTask task = hold("a");
        leases.heartbeat();
        pass(Duration.ofMillis(25_001));

        leases.watch();

        assertEquals(StopReason.LOST, task.stopReason());
        assertTrue(task.abort().isRaised());
    }

    @Test
    void stopsARunAsCutOffWhenRedisWasSilent() {
        HeldTask task = hold("a");
        queue.fallAsleep();
        assertThrows(QueueUnavailable.class, leases::heartbeat);
        pass(Duration.ofMillis(25_001));

        leases.watch();

        assertEquals(StopReason.CUT_OFF, task.stopReason());
    }

    @Test
    void forgetsTheSilenceOfRedisWithTheNextHeartbeat() {
        HeldTask task = hold("a");
        queue.fallAsleep();
        assertThrows(QueueUnavailable.class, leases::heartbeat);
        queue.wakeUp();
        leases.heartbeat();
        pass(Duration.ofMillis(25_001));

        leases.watch();

        assertEquals(StopReason.LOST, task.stopReason());
    }

    @Test
    void registersAWorkerThatHoldsNothing() {
        leases.heartbeat();
        assertTrue(queue.lastHeard(WORKER).isPresent());
    }
}
