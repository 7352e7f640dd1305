package io.whisperrest.worker.task;

import static org.awaitility.Awaitility.await;

import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Heartbeat;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.testing.TestQueueConfig;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The two threads of the lease keeper; {@link LeaseKeeperTest} covers what they do. */
class LeaseKeeperThreadsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HeldTasks held = new HeldTasks();

    private LeaseKeeper keeper(Callable<List<Heartbeat>> heartbeat) {
        TaskQueue queue = (TaskQueue) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TaskQueue.class},
                (proxy, method, arguments) -> heartbeat.call());
        return new LeaseKeeper("w", queue, held, TestQueueConfig.quick());
    }

    @Test
    void stopsARunInTimeWhileAHeartbeatHangs() {
        long longAgo = System.nanoTime() - Duration.ofHours(1).toNanos();
        HeldTask task = new HeldTask(new ClaimedTask("id", "token", 0, 0, Lane.NORMAL, "base"), longAgo);
        held.add(task);
        CountDownLatch never = new CountDownLatch(1);
        try (LeaseKeeper keeper = keeper(() -> {
            never.await();
            return List.of();
        })) {
            keeper.start();
            await().atMost(LIMIT).until(() -> task.stopReason() == StopReason.LOST);
        }
    }

    @Test
    void sendsFurtherHeartbeatsAfterAnError() {
        AtomicInteger heartbeats = new AtomicInteger();
        try (LeaseKeeper keeper = keeper(() -> {
            if (heartbeats.incrementAndGet() == 1) {
                throw new OutOfMemoryError("heap");
            }
            return List.of();
        })) {
            keeper.start();
            await().atMost(LIMIT).until(() -> heartbeats.get() >= 3);
        }
    }
}
