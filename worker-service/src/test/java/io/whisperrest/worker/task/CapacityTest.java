package io.whisperrest.worker.task;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.queue.Acknowledgement;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.testing.InMemoryTaskQueue;
import io.whisperrest.testing.TestQueueConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CapacityTest {
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(TestQueueConfig.quick());
    private final HeldTasks held = new HeldTasks();
    private final Slots slots = new Slots(2);
    private Duration now = Duration.ofHours(1);
    private final Capacity capacity = new Capacity(slots, held, queue, () -> List.of("base"), () -> now.toNanos());

    @BeforeEach
    void open() {
        queue.beginEpoch();
    }

    @AfterEach
    void close() {
        slots.close();
    }

    private HeldTask hold(String id) {
        HeldTask task = new HeldTask(new ClaimedTask(id, "token", 1, 0, Lane.NORMAL, "base"), 0);
        held.add(task);
        return task;
    }

    private void quarantine(String id) {
        queue.enqueue(id, Lane.NORMAL, "base");
        ClaimedTask claim =
                queue.claim("other", ReadingOrder.idle(0, List.of("base"))).orElseThrow();
        queue.acknowledge("other", claim, Acknowledgement.releaseToQuarantine());
    }

    /** The worker asks before each claim, so more often than every five seconds. */
    private boolean mayClaimAfter(Duration time) {
        for (Duration end = now.plus(time); now.compareTo(end) < 0; now = now.plusSeconds(1)) {
            capacity.mayClaim();
        }
        return capacity.mayClaim();
    }

    @Test
    void anIdleWorkerMayClaim() {
        assertTrue(capacity.mayClaim());
    }

    @Test
    void aBusyWorkerMayClaimForAnIdleSlot() {
        hold("a");
        assertTrue(capacity.mayClaim());
    }

    @Test
    void holdsAtMostOneTaskASlot() {
        hold("a");
        HeldTask second = hold("b");
        assertFalse(capacity.mayClaim());
        held.remove(second);
        assertTrue(capacity.mayClaim());
    }

    @Test
    void claimsNothingWhileOneTaskKeepsAllSlotsBusy() {
        hold("a");
        CountDownLatch end = new CountDownLatch(1);
        for (int slot = 0; slot < slots.size(); slot++) {
            slots.submit(() -> {
                end.await();
                return null;
            });
        }
        assertFalse(capacity.mayClaim());
        end.countDown();
    }

    @Test
    void claimsNothingBesideATaskThatMustRunAlone() {
        hold("a");
        capacity.runAlone(true);
        assertFalse(capacity.mayClaim());
        capacity.runAlone(false);
        assertTrue(capacity.mayClaim());
    }

    @Test
    void becomesIdleForAQuarantinedTaskThatHasWaitedForAMinute() {
        quarantine("suspect");
        HeldTask running = hold("a");
        assertTrue(mayClaimAfter(Duration.ofSeconds(59)));
        assertFalse(mayClaimAfter(Duration.ofSeconds(1)));
        held.remove(running);
        assertTrue(capacity.mayClaim(), "idle, it claims the quarantined task");
    }

    @Test
    void claimsAgainWhenAnotherWorkerHasTakenTheQuarantinedTask() {
        quarantine("suspect");
        hold("a");
        assertFalse(mayClaimAfter(Duration.ofMinutes(1)));
        queue.claim("other", ReadingOrder.idle(0, List.of("base"))).orElseThrow();
        assertTrue(mayClaimAfter(Duration.ofSeconds(5)));
    }

    @Test
    void countsTheMinuteAnewForTheNextQuarantinedTask() {
        quarantine("first");
        hold("a");
        mayClaimAfter(Duration.ofSeconds(50));
        queue.claim("other", ReadingOrder.idle(0, List.of("base"))).orElseThrow();
        mayClaimAfter(Duration.ofSeconds(5));
        quarantine("second");
        assertTrue(mayClaimAfter(Duration.ofSeconds(59)));
        assertFalse(mayClaimAfter(Duration.ofSeconds(6)));
    }

    @Test
    void countsTheMinuteAnewOnceTheWorkerHasBeenIdle() {
        quarantine("suspect");
        HeldTask first = hold("a");
        assertFalse(mayClaimAfter(Duration.ofMinutes(1)));
        held.remove(first);
        capacity.mayClaim();
        hold("b");
        assertTrue(mayClaimAfter(Duration.ofSeconds(59)));
    }
}
