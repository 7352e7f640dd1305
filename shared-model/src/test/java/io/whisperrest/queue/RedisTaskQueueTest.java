package io.whisperrest.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.testing.RedisServer;
import io.whisperrest.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisTaskQueueTest extends TaskQueueContract {
    private static RedisServer server;
    private static TestRedis redis;
    private static TaskQueue queue;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        redis = new TestRedis(server);
        queue = redis.queue(CONFIG);
    }

    @AfterAll
    static void stop() {
        redis.close();
        server.close();
    }

    @Override
    TaskQueue emptyQueue() {
        server.command("FLUSHALL");
        return queue;
    }

    @Test
    void loadsItsScriptsAgainWhenTheServerHasLostThem() {
        queue.enqueue("a", Lane.NORMAL, "base");
        server.command("SCRIPT", "FLUSH");
        assertEquals(
                "a",
                queue.claim("w", ReadingOrder.idle(1, List.of("base")))
                        .orElseThrow()
                        .id());
    }

    @Test
    void requeuesAnItemThatNoWorkerHolds() {
        queue.enqueue("a", Lane.NORMAL, "base");
        server.command("DEL", QueueKeys.waiting(Lane.NORMAL, "base"));
        assertEquals(Audited.REQUEUED, queue.audit("a", Lane.NORMAL, "base"));
        assertEquals(
                "a",
                queue.claim("w", ReadingOrder.idle(1, List.of("base")))
                        .orElseThrow()
                        .id());
    }

    @Test
    void givesAHeldItemWithoutALeaseANewOne() {
        queue.enqueue("a", Lane.NORMAL, "base");
        queue.claim("w", ReadingOrder.idle(1, List.of("base")));
        server.command("DEL", QueueKeys.lease());
        assertEquals(Audited.LEASED, queue.audit("a", Lane.NORMAL, "base"));
        await().atMost(Duration.ofSeconds(5)).until(queue::sweep, List.of(new Swept("a", false))::equals);
    }

    @Test
    void emptiesTheListOfAnUnregisteredWorker() {
        queue.enqueue("a", Lane.NORMAL, "base");
        queue.claim("w", ReadingOrder.idle(1, List.of("base")));
        server.command("DEL", QueueKeys.lease());
        server.command("DEL", QueueKeys.workers());
        queue.tidy();
        await().atMost(Duration.ofSeconds(5)).until(queue::sweep, List.of(new Swept("a", false))::equals);
    }

    @Test
    void dropsAForgottenItemFromTheListOfALivingWorker() {
        queue.enqueue("a", Lane.NORMAL, "base");
        queue.enqueue("b", Lane.NORMAL, "base");
        queue.claim("w", ReadingOrder.idle(1, List.of("base")));
        queue.claim("w", ReadingOrder.idle(2, List.of("base")));
        queue.forget("a");
        queue.tidy();
        assertEquals(List.of("b"), server.command("LRANGE", QueueKeys.held("w"), "0", "-1"));
    }

    @Test
    void dropsForgottenItemsFromListsThatNoWorkerReads() {
        queue.enqueue("a", Lane.NORMAL, "retired");
        queue.enqueue("b", Lane.NORMAL, "retired");
        queue.forget("a");
        queue.tidy();
        assertEquals(List.of("b"), server.command("LRANGE", QueueKeys.waiting(Lane.NORMAL, "retired"), "0", "-1"));
    }

    @Test
    void countsWhatRunsByModel() {
        queue.enqueue("a", Lane.NORMAL, "base");
        queue.enqueue("b", Lane.NORMAL, "base");
        ClaimedTask first =
                queue.claim("w", ReadingOrder.idle(1, List.of("base"))).orElseThrow();
        queue.claim("w", ReadingOrder.idle(1, List.of("base")));
        assertEquals(2L, server.command("ZCARD", QueueKeys.running("base")));
        queue.acknowledge("w", first, Acknowledgement.release());
        assertEquals(1L, server.command("ZCARD", QueueKeys.running("base")));
        await().atMost(Duration.ofSeconds(5)).until(queue::sweep, list -> !list.isEmpty());
        assertEquals(0L, server.command("ZCARD", QueueKeys.running("base")));
    }

    @Test
    void forgetsItemsWithoutAModelSoThatTheyAreEnqueuedAgain() {
        queue.enqueue("waiting", Lane.NORMAL, "base");
        server.command("HDEL", QueueKeys.task("waiting"), "model");
        assertTrue(queue.claim("w", ReadingOrder.idle(1, List.of("base"))).isEmpty());
        assertFalse(queue.knows("waiting"));
        queue.enqueue("held", Lane.NORMAL, "base");
        queue.claim("w", ReadingOrder.idle(1, List.of("base")));
        server.command("HDEL", QueueKeys.task("held"), "model");
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            queue.sweep();
            return !queue.knows("held");
        });
        queue.enqueue("lost", Lane.NORMAL, "base");
        server.command("HDEL", QueueKeys.task("lost"), "model");
        assertEquals(Audited.ABSENT, queue.audit("lost", Lane.NORMAL, "base"));
        assertEquals(Enqueued.ADDED, queue.enqueue("lost", Lane.NORMAL, "base"));
    }

    @Test
    void dropsCancelMarksOfUnknownItems() {
        queue.cancel("nobody");
        queue.tidy();
        assertEquals(0L, server.command("SCARD", QueueKeys.cancel()));
    }

    @Test
    void leavesNoKeyBehindButTheEpochAndTheRegistration() {
        queue.enqueue("a", Lane.NORMAL, "base");
        ClaimedTask claim =
                queue.claim("w", ReadingOrder.idle(1, List.of("base"))).orElseThrow();
        queue.cancel("a");
        queue.acknowledge("w", claim, Acknowledgement.done());
        queue.awaitWork(List.of("base"));
        List<?> keys = (List<?>) server.command("KEYS", "*");
        assertEquals(
                List.of(QueueKeys.epoch(), QueueKeys.workers()),
                keys.stream().map(Object::toString).sorted().toList());
    }

    @Test
    void aFullServerRejectsNewItemsButLetsRunsFinish() {
        queue.enqueue("a", Lane.NORMAL, "base");
        ClaimedTask claim =
                queue.claim("w", ReadingOrder.idle(1, List.of("base"))).orElseThrow();
        server.command("CONFIG", "SET", "maxmemory", "1");
        try {
            assertThrows(QueueUnavailable.class, () -> queue.enqueue("b", Lane.NORMAL, "base"));
            assertEquals(List.of(Heartbeat.OK), queue.heartbeat("w", List.of(claim)));
            assertTrue(queue.acknowledge("w", claim, Acknowledgement.done()));
        } finally {
            server.command("CONFIG", "SET", "maxmemory", "0");
        }
    }

    @Test
    void reportsThatTheServerIsUnreachableAndWorksAgainAfterItsReturn() {
        server.kill9();
        assertThrows(QueueUnavailable.class, () -> queue.enqueue("a", Lane.NORMAL, "base"));
        server.restart();
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> queue.enqueue("a", Lane.NORMAL, "base") == Enqueued.ADDED);
    }
}
