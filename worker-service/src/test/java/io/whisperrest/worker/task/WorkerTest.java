package io.whisperrest.worker.task;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.sweep.LeaseSweeper;
import io.whisperrest.model.sweep.SweepRepository;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.LanguageShare;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.testing.InMemoryTaskQueue;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.testing.TestQueueConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a task through all kinds of trouble: real loop and database, fake engine and queue. */
class WorkerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(TestQueueConfig.quick());
    private TestDatabase file;
    private Database database;
    private TestTasks tasks;
    private TestWorker worker;
    private LeaseSweeper sweeper;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
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
        if (worker != null) {
            worker.close();
        }
        file.close();
    }

    private TestWorker worker(String name, int slots) {
        worker = new TestWorker(name, slots, engine, queue, database, directory).start();
        return worker;
    }

    private String aTask() throws IOException {
        return tasks.add();
    }

    private Task task(String id) {
        return tasks.get(id);
    }

    private Task whenOver(String id) {
        return await().atMost(LONG)
                .until(
                        () -> {
                            sweeper.sweep();
                            return task(id);
                        },
                        now -> now.status().isFinal());
    }

    private List<Long> windows(String id) {
        return tasks.windows(id);
    }

    @Test
    void recognisesEveryWindowOnceAndInOrder() throws IOException {
        engine.windows = 5;
        String id = aTask();
        worker("w", 2);
        Task done = whenOver(id);
        assertEquals(TaskStatus.SUCCESS, done.status());
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), windows(id));
        assertEquals(5, done.windowsDone());
        assertEquals(FakeEngine.TEXT, done.preview().substring(0, FakeEngine.TEXT.length()));
        assertEquals("ru", done.detectedLanguage());
        assertEquals(List.of(new LanguageShare("ru", 1)), TaskJson.languages(done.languages()));
        assertEquals(1, engine.detections.get());
        await().atMost(LONG).until(() -> !queue.knows(id));
        assertEquals(1, engine.closed.get(), "the audio is freed");
    }

    @Test
    void retriesAnInternalErrorAndThenSucceeds() throws IOException {
        engine.engineError.set(FailureCode.ENGINE_ERROR);
        String id = aTask();
        worker("w", 1);
        await().atMost(LONG).until(() -> {
            sweeper.sweep();
            return task(id).attempts() == 2;
        });
        engine.engineError.set(null);
        Task done = whenOver(id);
        assertEquals(TaskStatus.SUCCESS, done.status());
        assertEquals(2, done.attempts());
        assertEquals(0, done.crashes());
    }

    /** Each recording of the fake engine is 30 s long. */
    private void limits(String json) {
        database.write(handle -> handle.execute("UPDATE app_user SET limits = ? WHERE id = 'u'", json));
    }

    private long chargedMs() {
        return database.read(handle -> handle.createQuery("SELECT sum(audio_ms) FROM usage")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void theMinutesOfParallelTasksReachTheQuotaButNeverExceedIt() throws IOException {
        limits("{\"audioSecondsPerDay\":75}");
        List<String> ids = List.of(aTask(), aTask(), aTask(), aTask());
        worker("w", 4);
        List<Task> over = new ArrayList<>();
        for (String id : ids) {
            over.add(whenOver(id));
        }
        assertEquals(
                2,
                over.stream()
                        .filter(task -> task.status() == TaskStatus.SUCCESS)
                        .count());
        assertEquals(
                2,
                over.stream()
                        .filter(task -> task.failureCode() == FailureCode.QUOTA_EXCEEDED)
                        .count());
        assertEquals(60_000, chargedMs());
        assertEquals(0, over.stream().mapToLong(Task::attempts).sum(), "a retry would not help");
    }

    @Test
    void resumesAfterTheLastCommittedWindowWhenItsWorkerVanished() throws IOException {
        engine.windows = 6;
        engine.windowMillis = 100;
        String id = aTask();
        TestWorker first = worker("first", 2);
        await().atMost(LONG).until(() -> task(id).windowsDone() >= 2);
        first.vanish();
        int before = engine.recognised.get();
        int committed = task(id).windowsDone();
        worker("second", 2);
        Task done = whenOver(id);
        assertEquals(TaskStatus.SUCCESS, done.status());
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), windows(id));
        assertEquals(1, done.crashes());
        assertEquals(0, done.attempts());
        int recomputed = engine.recognised.get() - before - (6 - committed);
        assertTrue(recomputed <= 2, "recomputed " + recomputed + " windows on two slots");
        assertEquals(1, engine.detections.get(), "the language of the first run is kept");
    }

    @Test
    void rejectsTheLateWriterAndKeepsOneResult() throws Exception {
        engine.windows = 2;
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        engine.beforeWindow = () -> {
            entered.countDown();
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        String id = aTask();
        TestWorker late = new TestWorker("late", 1, engine, new DeafQueue(queue), database, directory).start();
        assertTrue(entered.await(10, TimeUnit.SECONDS));
        engine.beforeWindow = () -> {};
        worker("other", 1);
        Task done = whenOver(id);
        stuck.countDown();
        await().atMost(LONG).until(() -> late.held().count() == 0);
        assertEquals(done, task(id), "the late writer changed nothing");
        assertEquals(List.of(0L, 1L), windows(id));
        assertEquals(2, done.fence());
        late.close();
    }

    @Test
    void failsATaskAsPoisonAfterItsWorkersVanishThreeTimes() throws IOException {
        engine.windows = 1;
        engine.windowMillis = 60_000;
        String id = aTask();
        for (int crash = 1; crash <= 3; crash++) {
            int expected = crash;
            TestWorker victim = worker("victim-" + crash, 2);
            await().atMost(LONG).until(() -> victim.held().count() == 1);
            victim.vanish();
            await().atMost(LONG).until(() -> {
                sweeper.sweep();
                return task(id).crashes() == expected;
            });
        }
        Task done = whenOver(id);
        assertEquals(TaskStatus.FAILURE, done.status());
        assertEquals(FailureCode.POISON, done.failureCode());
        assertTrue(!queue.knows(id) && queue.dead().isEmpty());
    }

    @Test
    void runsAQuarantinedTaskAlone() throws IOException {
        engine.windowMillis = 1500;
        String suspect = aTask();
        database.write(
                handle -> handle.createUpdate("UPDATE task SET crashes = 1").execute());
        String other = aTask();
        worker("w", 2);
        await().atMost(LONG).until(() -> task(suspect).status() == TaskStatus.RUNNING);
        await().during(Duration.ofMillis(100))
                .atMost(LONG)
                .until(() -> task(other).status() == TaskStatus.QUEUED);
        assertEquals(TaskStatus.SUCCESS, whenOver(suspect).status());
        assertEquals(TaskStatus.SUCCESS, whenOver(other).status());
    }

    @Test
    void releasesALongTaskAtAWindowBoundaryWithoutCountingAnAttempt() throws IOException {
        engine.windows = 50;
        engine.windowMillis = 100;
        String id = aTask();
        TestWorker stopping = worker("w", 1);
        await().atMost(LONG).until(() -> task(id).windowsDone() >= 1);
        stopping.drain(Duration.ofSeconds(4));
        Task released = task(id);
        assertEquals(TaskStatus.QUEUED, released.status());
        assertNull(released.worker());
        assertEquals(0, released.attempts() + released.crashes());
        assertEquals(released.windowsDone(), windows(id).size());
        engine.windowMillis = 0;
        worker("next", 1);
        assertEquals(50, whenOver(id).windowsDone());
        assertEquals(50, engine.recognised.get(), "nothing was recognised twice");
    }

    @Test
    void finishesANearlyCompleteTaskBeforeItStops() throws IOException {
        engine.windows = 4;
        engine.windowMillis = 100;
        String id = aTask();
        TestWorker stopping = worker("w", 1);
        await().atMost(LONG).until(() -> task(id).windowsDone() >= 1);
        stopping.drain(Duration.ofSeconds(5));
        assertEquals(TaskStatus.SUCCESS, task(id).status());
    }

    @Test
    void stopsARunningTaskThatWasCancelled() throws IOException {
        engine.windows = 3;
        engine.windowMillis = 60_000;
        String id = aTask();
        TestWorker busy = worker("w", 1);
        await().atMost(LONG).until(() -> busy.held().count() == 1);
        database.write(handle -> handle.createUpdate(
                        "UPDATE task SET status = 'CANCELLED', worker = NULL, finished_at = 1 WHERE id = :id")
                .bind("id", id)
                .execute());
        queue.cancel(id);
        await().atMost(Duration.ofSeconds(4)).until(() -> busy.held().count() == 0 && !queue.knows(id));
        assertEquals(TaskStatus.CANCELLED, task(id).status());
        assertEquals(List.of(), windows(id));
    }

    @Test
    void stopsARunInTimeWhenTheQueueStopsAnswering() throws IOException {
        engine.windowMillis = 60_000;
        String id = aTask();
        TestWorker cut = worker("w", 1);
        await().atMost(LONG).until(() -> engine.running.get() == 1);
        long begin = System.nanoTime();
        queue.fallAsleep();
        await().atMost(LONG).until(() -> engine.running.get() == 0);
        long silentMs = (System.nanoTime() - begin) / 1_000_000;
        assertTrue(silentMs < 2000, "stopped after " + silentMs + " ms, the lease is 2000");
        queue.wakeUp();
        engine.windowMillis = 0;
        assertEquals(TaskStatus.SUCCESS, whenOver(id).status());
        assertTrue(cut.held().count() <= 1);
    }

    @Test
    void dropsATaskThatHasEndedWithoutRunningIt() throws IOException {
        String id = aTask();
        database.write(handle -> handle.createUpdate("UPDATE task SET status = 'FAILURE', finished_at = 1,"
                        + " failure_code = 'POISON' WHERE id = :id")
                .bind("id", id)
                .execute());
        worker("w", 1);
        await().atMost(LONG).until(() -> !queue.knows(id));
        assertEquals(0, engine.recognised.get());
    }
}
