package io.whisperrest.worker.task;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.sweep.LeaseSweeper;
import io.whisperrest.model.sweep.SweepRepository;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.testing.InMemoryTaskQueue;
import io.whisperrest.testing.OnSqlite;
import io.whisperrest.testing.ReadOnlyMark;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.testing.TestQueueConfig;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that rejects writes, and a Redis that does not answer. Neither costs a task an attempt or a crash. */
@OnSqlite
class WorkerOutageTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    /** Three leases expire in that time, enough to turn an innocent task into a poison task. */
    private static final Duration THREE_LEASES = Duration.ofSeconds(7);

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(TestQueueConfig.quick());
    private TestDatabase file;
    private Database database;
    private ReadOnlyMark readOnly;
    private TestTasks tasks;
    private LeaseSweeper sweeper;
    private TestWorker worker;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        readOnly = new ReadOnlyMark(file.file());
        file.aUser(database, "u");
        queue.beginEpoch();
        tasks = new TestTasks(directory, file, database, queue);
        sweeper = new LeaseSweeper(
                queue,
                TestQueueConfig.quick(),
                new SweepRepository(database, new TaskEndings(database, event -> {})),
                event -> {},
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        worker.close();
        database.close();
        file.close();
    }

    private void start(TaskQueue through, Duration databaseRetry) {
        worker = new TestWorker("w", 1, engine, through, database, directory, databaseRetry).start();
    }

    private void sweepForThreeLeases() {
        await().during(THREE_LEASES).atMost(LONG).until(() -> {
            sweeper.sweep();
            return true;
        });
    }

    private Task whenOver(String id) {
        return await().atMost(LONG)
                .until(
                        () -> {
                            sweeper.sweep();
                            return tasks.get(id);
                        },
                        task -> task.status().isFinal());
    }

    private void assertUntouched(Task task) {
        assertEquals(TaskStatus.SUCCESS, task.status());
        assertEquals(0, task.attempts());
        assertEquals(0, task.crashes());
    }

    @Test
    void aClaimThatCannotBeginIsReleasedAndNoMoreIsClaimedUntilAWriteSucceeds() throws IOException {
        List<String> ids = List.of(tasks.add(), tasks.add(), tasks.add());
        readOnly.set();
        start(queue, LONG);
        sweepForThreeLeases();
        assertEquals(0, worker.held().count());
        readOnly.clear();
        for (String id : ids) {
            Task over = whenOver(id);
            assertUntouched(over);
            assertEquals(1, over.fence(), "it began once");
        }
    }

    @Test
    void theClaimIsReleasedEvenWhenRedisFailsAtThatMoment() throws IOException {
        String id = tasks.add();
        readOnly.set();
        AtomicInteger failures = new AtomicInteger(5);
        start(failingToAcknowledge(failures), LONG);
        await().atMost(LONG).until(() -> failures.get() == 0);
        sweepForThreeLeases();
        readOnly.clear();
        assertUntouched(whenOver(id));
    }

    @Test
    void aClaimWhoseReplyIsLostIsNeverCountedAsACrash() throws IOException {
        String id = tasks.add();
        AtomicInteger lost = new AtomicInteger(2 * TestQueueConfig.quick().maxCrashes());
        start(losingClaims(lost), LONG);
        assertUntouched(whenOver(id));
        assertEquals(0, lost.get());
    }

    /** Redis executes the claim, but its reply never arrives. */
    private TaskQueue losingClaims(AtomicInteger times) {
        return (TaskQueue) Proxy.newProxyInstance(
                TaskQueue.class.getClassLoader(), new Class<?>[] {TaskQueue.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(queue, arguments);
                    boolean claimed = answer instanceof Optional<?> claim
                            && claim.filter(ClaimedTask.class::isInstance).isPresent();
                    if (claimed && times.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new QueueUnavailable(null);
                    }
                    return answer;
                });
    }

    /** Simulates a connection that breaks now and then. */
    private TaskQueue failingToAcknowledge(AtomicInteger times) {
        return (TaskQueue) Proxy.newProxyInstance(
                TaskQueue.class.getClassLoader(), new Class<?>[] {TaskQueue.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("acknowledge") && times.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new QueueUnavailable(null);
                    }
                    try {
                        return method.invoke(queue, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aRunThatCannotCommitIsReleasedAndContinuesAfterItsLastWindow() throws IOException {
        engine.windows = 3;
        AtomicInteger windows = new AtomicInteger();
        engine.beforeWindow = () -> {
            if (windows.incrementAndGet() == 2) {
                readOnly.set();
            }
        };
        String id = tasks.add();
        start(queue, Duration.ofSeconds(1));
        await().atMost(LONG).until(() -> !database.isWritable() && worker.held().count() == 0);
        sweepForThreeLeases();
        assertEquals(List.of(0L), tasks.windows(id));
        readOnly.clear();
        Task over = whenOver(id);
        assertUntouched(over);
        assertEquals(2, over.fence());
        assertEquals(List.of(0L, 1L, 2L), tasks.windows(id));
    }

    @Test
    void aStoppingWorkerReleasesItsRunWithoutTheDatabase() throws IOException {
        engine.beforeWindow = readOnly::set;
        String id = tasks.add();
        start(queue, Duration.ofMinutes(10));
        await().atMost(LONG).until(() -> !database.isWritable());
        worker.drain(Duration.ofSeconds(4));
        assertEquals(0, worker.held().count());
        engine.beforeWindow = () -> {};
        readOnly.clear();
        start(queue, LONG);
        assertUntouched(whenOver(id));
    }

    @Test
    void aSilentRedisCostsTheRunButNoCrash() throws IOException {
        engine.windowMillis = 60_000;
        String id = tasks.add();
        start(queue, LONG);
        await().atMost(LONG).until(() -> engine.running.get() == 1);
        queue.fallAsleep();
        await().atMost(LONG).until(() -> {
            sweepInVain();
            return engine.running.get() == 0;
        });
        await().during(TestQueueConfig.quick().leaseDuration()).atMost(LONG).until(() -> {
            sweepInVain();
            return true;
        });
        engine.windowMillis = 0;
        queue.wakeUp();
        assertUntouched(whenOver(id));
    }

    private void sweepInVain() {
        try {
            sweeper.sweep();
        } catch (QueueUnavailable e) {
            return; // as a service's thread would
        }
    }
}
