package io.whisperrest.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.testing.TestQueueConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The behaviour that every implementation of the queue guarantees. */
abstract class TaskQueueContract {
    static final TestQueueConfig CONFIG = new TestQueueConfig(Duration.ofMillis(300));
    private static final ReadingOrder IDLE = ReadingOrder.idle(1, List.of("base"));
    private static final ReadingOrder BUSY = ReadingOrder.busy(1, List.of("base"));

    private TaskQueue queue;

    /** An empty queue without an epoch. */
    abstract TaskQueue emptyQueue();

    @BeforeEach
    void begin() {
        queue = emptyQueue();
        queue.beginEpoch();
    }

    private ClaimedTask claim(String worker) {
        return queue.claim(worker, IDLE).orElseThrow();
    }

    @Test
    void enqueuesAnItemOnceHoweverOftenItIsCalled() {
        assertEquals(Enqueued.ADDED, queue.enqueue("a", Lane.NORMAL, "base"));
        assertEquals(Enqueued.PRESENT, queue.enqueue("a", Lane.NORMAL, "base"));
        assertEquals("a", claim("w").id());
        assertEquals(Enqueued.PRESENT, queue.enqueue("a", Lane.NORMAL, "base"));
        assertTrue(queue.claim("w", IDLE).isEmpty());
    }

    @Test
    void rejectsItemsBeforeAnEpochBegins() {
        TaskQueue fresh = emptyQueue();
        assertEquals(Enqueued.EPOCH_MISSING, fresh.enqueue("a", Lane.NORMAL, "base"));
        assertFalse(fresh.hasEpoch());
        fresh.beginEpoch();
        assertTrue(fresh.hasEpoch());
        assertEquals(Enqueued.ADDED, fresh.enqueue("a", Lane.NORMAL, "base"));
    }

    @Test
    void handsOutTheOldestFirstAndFollowsTheReadingOrder() {
        queue.enqueue("old", Lane.NORMAL, "base");
        queue.enqueue("new", Lane.NORMAL, "base");
        queue.enqueue("urgent", Lane.HI, "base");
        queue.enqueue("bulk", Lane.BULK, "base");
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            taken.add(claim("w").id());
        }
        assertEquals(List.of("urgent", "old", "new", "bulk"), taken);
    }

    @Test
    void givesEachClaimANewTokenAndCountsDeliveries() {
        queue.enqueue("a", Lane.HI, "base");
        ClaimedTask first = claim("w");
        assertEquals(1, first.deliveries());
        assertEquals(Lane.HI, first.lane());
        assertTrue(queue.acknowledge("w", first, Acknowledgement.release()));
        ClaimedTask second = claim("w");
        assertEquals(2, second.deliveries());
        assertNotEquals(first.token(), second.token());
    }

    @Test
    void letsOnlyTheOwnerFinish() {
        queue.enqueue("a", Lane.NORMAL, "base");
        ClaimedTask claim = claim("w");
        ClaimedTask thief = new ClaimedTask("a", "other", 1, 0, Lane.NORMAL, "base");
        assertFalse(queue.acknowledge("w", thief, Acknowledgement.done()));
        assertTrue(queue.acknowledge("w", claim, Acknowledgement.done()));
        assertFalse(queue.acknowledge("w", claim, Acknowledgement.done()));
        assertFalse(queue.knows("a"));
    }

    @Test
    void heartbeatsKeepALeaseAndReportLossAndCancellation() throws InterruptedException {
        queue.enqueue("a", Lane.NORMAL, "base");
        queue.enqueue("b", Lane.NORMAL, "base");
        ClaimedTask a = claim("w");
        ClaimedTask b = claim("w");
        queue.cancel("b");
        ClaimedTask unknown = new ClaimedTask("c", "t", 1, 0, Lane.NORMAL, "base");
        assertEquals(
                List.of(Heartbeat.OK, Heartbeat.CANCEL, Heartbeat.LOST), queue.heartbeat("w", List.of(a, b, unknown)));
        for (int i = 0; i < 8; i++) {
            Thread.sleep(CONFIG.leaseDuration().toMillis() / 4);
            queue.heartbeat("w", List.of(a, b));
            assertEquals(List.of(), queue.sweep());
        }
    }

    @Test
    void movesAnItemWithAnExpiredLeaseToTheQuarantineLaneThatOnlyIdleWorkersRead() {
        queue.enqueue("a", Lane.NORMAL, "base");
        ClaimedTask lost = claim("gone");
        List<Swept> swept = await().atMost(Duration.ofSeconds(5)).until(queue::sweep, list -> !list.isEmpty());
        assertEquals(List.of(new Swept("a", false)), swept);
        assertEquals(1, queue.quarantined(List.of("base")));
        assertFalse(queue.acknowledge("gone", lost, Acknowledgement.done()), "a late worker is no longer the owner");
        assertTrue(queue.claim("w", BUSY).isEmpty());
        ClaimedTask again = claim("w");
        assertEquals(1, again.crashes());
    }

    @Test
    void declaresAnItemDeadAfterTooManyCrashes() {
        queue.enqueue("a", Lane.NORMAL, "base");
        for (int crash = 1; crash <= CONFIG.maxCrashes(); crash++) {
            claim("w" + crash);
            boolean last = crash == CONFIG.maxCrashes();
            List<Swept> swept = await().atMost(Duration.ofSeconds(5)).until(queue::sweep, list -> !list.isEmpty());
            assertEquals(List.of(new Swept("a", last)), swept);
        }
        assertEquals(List.of("a"), queue.dead());
        assertTrue(queue.claim("w", IDLE).isEmpty());
        queue.forget("a");
        assertEquals(List.of(), queue.dead());
        assertFalse(queue.knows("a"));
    }

    @Test
    void aForgivenCrashIsNotCountedAndADeadItemWaitsAgain() {
        queue.enqueue("a", Lane.NORMAL, "base");
        for (int crash = 1; crash <= CONFIG.maxCrashes(); crash++) {
            claim("w" + crash);
            await().atMost(Duration.ofSeconds(5)).until(queue::sweep, list -> !list.isEmpty());
        }
        queue.forgive("a");
        queue.forgive("a");
        assertEquals(List.of(), queue.dead());
        ClaimedTask again = claim("w");
        assertEquals(CONFIG.maxCrashes() - 1, again.crashes(), "counted once, however often it is repeated");
        queue.acknowledge("w", again, Acknowledgement.done());
        queue.forgive("a");
        assertFalse(queue.knows("a"), "forgiving an item that ended has no effect");
    }

    @Test
    void holdsARetryBackUntilItIsDue() {
        queue.enqueue("a", Lane.NORMAL, "base");
        queue.acknowledge("w", claim("w"), Acknowledgement.retry(Duration.ofMillis(200)));
        queue.sweep();
        assertTrue(queue.claim("w", IDLE).isEmpty());
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            queue.sweep();
            return queue.claim("w", IDLE).isPresent();
        });
    }

    @Test
    void putsAReleasedItemAtTheHeadOfItsLane() {
        queue.enqueue("a", Lane.NORMAL, "base");
        queue.enqueue("b", Lane.NORMAL, "base");
        queue.acknowledge("w", claim("w"), Acknowledgement.release());
        assertEquals("a", claim("w").id());
    }

    @Test
    void releasesAnItemToTheQuarantineLaneWithoutACrash() {
        queue.enqueue("a", Lane.NORMAL, "base");
        queue.acknowledge("w", claim("w"), Acknowledgement.releaseToQuarantine());
        assertTrue(queue.claim("w", BUSY).isEmpty());
        assertEquals(0, claim("w").crashes());
    }

    @Test
    void anAuditLeavesHealthyItemsAloneAndReportsAbsentOnes() {
        queue.enqueue("a", Lane.NORMAL, "base");
        assertEquals(Audited.OK, queue.audit("a", Lane.NORMAL, "base"));
        ClaimedTask claim = claim("w");
        assertEquals(Audited.OK, queue.audit("a", Lane.NORMAL, "base"));
        queue.acknowledge("w", claim, Acknowledgement.done());
        assertEquals(Audited.ABSENT, queue.audit("a", Lane.NORMAL, "base"));
    }

    @Test
    void namesTheWorkersItHasHeardFrom() {
        queue.claim("idle", IDLE);
        queue.heartbeat("busy", List.of());
        assertEquals(
                List.of("busy", "idle"),
                queue.workersHeardWithin(Duration.ofSeconds(5)).stream()
                        .sorted()
                        .toList());
    }

    @Test
    void reportsWhenAWorkerWasLastHeardFrom() {
        assertEquals(Optional.empty(), queue.lastHeard("nobody"));
        Instant before = queue.time().truncatedTo(ChronoUnit.MILLIS);
        queue.heartbeat("busy", List.of());
        Instant heard = queue.lastHeard("busy").orElseThrow();
        assertFalse(heard.isBefore(before) || heard.isAfter(queue.time()), heard + " is not the current time");
    }

    @Test
    void listsTheItemsThatNoWorkerHolds() {
        queue.enqueue("held", Lane.HI, "base");
        queue.enqueue("waiting", Lane.BULK, "base");
        claim("w");
        assertEquals(List.of("waiting"), queue.unheld());
    }

    @Test
    void wakesAWaitingWorkerForNewWork() {
        queue.enqueue("a", Lane.NORMAL, "base");
        queue.awaitWork(List.of("base"));
        assertEquals("a", claim("w").id());
    }

    @Test
    void handsOutOnlyTasksOfTheModelsThatTheWorkerReads() {
        queue.enqueue("large", Lane.HI, "large");
        queue.enqueue("base", Lane.NORMAL, "base");
        ClaimedTask claim = claim("w");
        assertEquals("base", claim.id());
        assertEquals("base", claim.model());
        assertTrue(queue.claim("w", IDLE).isEmpty());
        assertEquals(
                "large",
                queue.claim("gpu", ReadingOrder.idle(1, List.of("base", "large")))
                        .orElseThrow()
                        .id());
    }

    @Test
    void readsALaneOfAllModelsBeforeTheNextLane() {
        queue.enqueue("bulk", Lane.BULK, "base");
        queue.enqueue("urgent", Lane.HI, "large");
        assertEquals(
                "urgent",
                queue.claim("w", ReadingOrder.idle(1, List.of("base", "large")))
                        .orElseThrow()
                        .id());
    }

    @Test
    void aTaskKeepsItsModelThroughRetryReleaseCrashAndForgiveness() {
        ReadingOrder large = ReadingOrder.idle(1, List.of("large"));
        queue.enqueue("a", Lane.NORMAL, "large");
        queue.acknowledge("w", queue.claim("w", large).orElseThrow(), Acknowledgement.release());
        queue.acknowledge("w", queue.claim("w", large).orElseThrow(), Acknowledgement.retry(Duration.ZERO));
        queue.sweep();
        queue.acknowledge("w", queue.claim("w", large).orElseThrow(), Acknowledgement.releaseToQuarantine());
        assertEquals(1, queue.quarantined(List.of("base", "large")));
        assertEquals(0, queue.quarantined(List.of("base")));
        for (int crash = 1; crash <= CONFIG.maxCrashes(); crash++) {
            assertTrue(queue.claim("other", IDLE).isEmpty());
            queue.claim("w" + crash, large).orElseThrow();
            await().atMost(Duration.ofSeconds(5)).until(queue::sweep, list -> !list.isEmpty());
        }
        queue.forgive("a");
        assertTrue(queue.claim("other", IDLE).isEmpty());
        assertEquals("large", queue.claim("w", large).orElseThrow().model());
    }

    @Test
    void anAuditFindsATaskInTheListsOfItsModel() {
        queue.enqueue("a", Lane.NORMAL, "large");
        assertEquals(Audited.OK, queue.audit("a", Lane.NORMAL, "large"));
        assertTrue(queue.claim("w", IDLE).isEmpty(), "it is in no list of another model");
    }
}
