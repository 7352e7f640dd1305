package io.whisperrest.api.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.worker.LiveWorkers;
import io.whisperrest.api.worker.WorkerRepository;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.FileAudioPieces;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEnding;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.sweep.LeaseSweeper;
import io.whisperrest.model.sweep.SweepRepository;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Heartbeat;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.testing.InMemoryTaskQueue;
import io.whisperrest.testing.TestDatabase;
import io.whisperrest.testing.TestQueueConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relay, reconciler and janitor on a real database. */
class DispatchTest {
    private static final TestQueueConfig CONFIG = TestQueueConfig.quick();

    @TempDir
    private Path directory;

    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(CONFIG);
    private TestDatabase file;
    private Database database;
    private OutboxRepository outbox;
    private AdmissionRepository admissions;
    private OutboxRelay relay;
    private Reconciler reconciler;
    private int made;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        file.aUser(database, "u");
        outbox = new OutboxRepository(database);
        admissions = new AdmissionRepository(database);
        relay = relay();
        reconciler = reconciler(Clock.systemUTC());
        reconciler.pass();
    }

    private OutboxRelay relay() {
        LiveWorkers workers = new LiveWorkers(new WorkerRepository(database), queue, CONFIG);
        return new OutboxRelay(outbox, admissions, workers, queue, CONFIG, Clock.systemUTC());
    }

    private Reconciler reconciler(Clock clock) {
        LeaseSweeper sweeper = new LeaseSweeper(
                queue,
                CONFIG,
                new SweepRepository(database, new TaskEndings(database, event -> {})),
                event -> {},
                clock);
        return new Reconciler(outbox, admissions, queue, sweeper, CONFIG, clock);
    }

    @AfterEach
    void close() {
        file.close();
    }

    private String aTask() {
        return file.aQueuedTask(database, UUID.randomUUID().toString(), "u", "normal", ++made);
    }

    private void slots(int count) {
        database.write(
                handle -> handle.createUpdate("INSERT INTO worker (id, slots, version, model, models, device, state,"
                                + " started_at) VALUES ('w', :slots, 'x', 'base', '[\"base\"]', 'cpu', 'READY', 0)")
                        .bind("slots", count)
                        .execute());
        queue.heartbeat("w", List.of());
    }

    private List<String> claimAll() {
        List<String> ids = new ArrayList<>();
        for (Optional<ClaimedTask> claim = queue.claim("w", ReadingOrder.idle(1, List.of("base")));
                claim.isPresent();
                claim = queue.claim("w", ReadingOrder.idle(1, List.of("base")))) {
            ids.add(claim.get().id());
        }
        return ids;
    }

    @Test
    void keepsTheListsShortAndReportsABacklog() {
        slots(2);
        for (int i = 0; i < 10; i++) {
            aTask();
        }
        assertEquals(OutboxRelay.Pass.BACKLOG, relay.pass());
        assertEquals(4, claimAll().size());
        assertEquals(OutboxRelay.Pass.BACKLOG, relay.pass());
        assertEquals(0, claimAll().size(), "no permit is free before a task ends");
    }

    @Test
    void twoRelaysAtOnceEnqueueEveryTaskOnce() throws Exception {
        slots(1000);
        for (int i = 0; i < 200; i++) {
            aTask();
        }
        OutboxRelay other = relay();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> end :
                    List.of(both.submit(() -> passUntilClear(relay)), both.submit(() -> passUntilClear(other)))) {
                end.get();
            }
        } finally {
            both.shutdownNow();
        }
        List<String> claimed = claimAll();
        assertEquals(200, claimed.size());
        assertEquals(200, new HashSet<>(claimed).size());
    }

    private static void passUntilClear(OutboxRelay relay) {
        while (relay.pass() != OutboxRelay.Pass.CLEAR) {
            Thread.onSpinWait();
        }
    }

    @Test
    void twoRelaysAtOnceAdmitNoMoreThanThereArePermits() throws Exception {
        slots(5);
        for (int i = 0; i < 100; i++) {
            aTask();
        }
        OutboxRelay other = relay();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (Future<OutboxRelay.Pass> pass : List.of(both.submit(relay::pass), both.submit(other::pass))) {
                assertEquals(OutboxRelay.Pass.BACKLOG, pass.get());
            }
        } finally {
            both.shutdownNow();
        }
        assertEquals(10, claimAll().size());
    }

    @Test
    void aTaskThatEndsGivesItsPermitToTheNext() {
        slots(1);
        List<String> ids = new ArrayList<>(List.of(aTask(), aTask(), aTask()));
        relay.pass();
        assertEquals(ids.subList(0, 2), claimAll());
        new TaskEndings(database, event -> {})
                .end(TaskEnding.cancellation(ids.get(0), "u"), System.currentTimeMillis(), handle -> {});
        assertEquals(OutboxRelay.Pass.CLEAR, relay.pass());
        assertEquals(ids.subList(2, 3), claimAll());
    }

    @Test
    void aCancellationIsToldOnlyWhereTheQueueKnowsTheTask() {
        String known = aTask();
        relay.pass();
        String unknown = aTask();
        for (String id : List.of(known, unknown)) {
            new TaskEndings(database, event -> {})
                    .end(
                            TaskEnding.cancellation(id, "u"),
                            System.currentTimeMillis(),
                            handle -> OutboxRepository.add(handle, id, "CANCEL", 1));
        }
        assertEquals(OutboxRelay.Pass.CLEAR, relay.pass());
        assertEquals(List.of(), outbox.cancels());
        assertFalse(queue.knows(unknown));
        ClaimedTask claim =
                queue.claim("w", ReadingOrder.idle(1, List.of("base"))).orElseThrow();
        assertEquals(List.of(Heartbeat.CANCEL), queue.heartbeat("w", List.of(claim)));
    }

    @Test
    void readsTheFirstTasksOfEachUserLaneAndModel() {
        file.aUser(database, "v");
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            first.add(aTask());
        }
        String bulk = file.aQueuedTask(database, UUID.randomUUID().toString(), "u", "bulk", 0);
        String other = file.aQueuedTask(database, UUID.randomUUID().toString(), "v", "hi", 99);
        String large = file.aQueuedTask(database, UUID.randomUUID().toString(), "v", "hi", "large", 100);
        List<String> read = admissions.waiting(10, System.currentTimeMillis()).stream()
                .map(WaitingTask::id)
                .toList();
        List<String> expected = new ArrayList<>(List.of(bulk));
        expected.addAll(first.subList(0, 10));
        expected.addAll(List.of(other, large));
        assertEquals(expected, read, "few lines: ten of each");
        assertEquals(
                List.of(bulk, first.get(0), other, large),
                admissions.waiting(4, System.currentTimeMillis()).stream()
                        .map(WaitingTask::id)
                        .toList(),
                "enough lines: their heads");
    }

    @Test
    void tasksThatARelayClaimedBeforeItDiedHideNoneBehindThem() {
        slots(5);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(aTask());
        }
        long now = System.currentTimeMillis();
        List<WaitingTask> first = admissions.waiting(100, now).subList(0, 4);
        admissions.claim(now, now + 60_000, admitted -> first);
        assertEquals(OutboxRelay.Pass.BACKLOG, relay.pass());
        assertEquals(ids.subList(4, 8), claimAll());
    }

    @Test
    void aRelayGivesUpItsOwnClaimsOnly() {
        aTask();
        long now = System.currentTimeMillis();
        List<WaitingTask> task = admissions.claim(now, now + 1, admitted -> admissions.waiting(9, now));
        admissions.claim(now + 2, now + 60_000, admitted -> task);
        admissions.unclaim(task, now + 1);
        assertEquals(List.of(), admissions.waiting(9, now + 2), "claimed by the other relay");
        admissions.unclaim(task, now + 60_000);
        assertEquals(task, admissions.waiting(9, now + 2));
    }

    @Test
    void resumedTasksAreReadWhereverTheyWait() {
        for (int i = 0; i < 9; i++) {
            aTask();
        }
        String half = aTask();
        database.write(handle -> handle.execute("UPDATE task SET done_ms = 1 WHERE id = ?", half));
        outbox.forgetAdmissions();
        assertEquals(
                half, admissions.waiting(2, System.currentTimeMillis()).get(0).id());
    }

    @Test
    void retriesAFailedEnqueueInTheNextPass() {
        String id = aTask();
        queue.fallAsleep();
        assertThrows(QueueUnavailable.class, relay::pass);
        queue.wakeUp();
        relay.pass();
        assertEquals(List.of(id), claimAll());
    }

    @Test
    void enqueuesEverythingAgainAfterRedisWasWiped() {
        slots(10);
        List<String> ids = new ArrayList<>(List.of(aTask(), aTask(), aTask()));
        relay.pass();
        queue.loseEverything();
        queue.heartbeat("w", List.of());
        ids.add(aTask());
        assertEquals(OutboxRelay.Pass.EPOCH_MISSING, relay.pass());
        reconciler.pass();
        relay.pass();
        assertEquals(new HashSet<>(ids), new HashSet<>(claimAll()));
    }

    @Test
    void restoresATaskThatRedisLost() {
        String id = aTask();
        relay.pass();
        queue.loseEverything();
        queue.beginEpoch();
        reconciler(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(10))).pass();
        assertEquals(List.of(id), claimAll());
    }

    @Test
    void tidyingForgetsEndedTasksAndKeepsTheOthers() {
        String over = aTask();
        String waiting = aTask();
        relay.pass();
        database.write(
                handle -> handle.createUpdate("UPDATE task SET status = 'CANCELLED', finished_at = 1 WHERE id = :id")
                        .bind("id", over)
                        .execute());
        reconciler.tidy();
        assertFalse(queue.knows(over));
        assertTrue(queue.knows(waiting));
    }

    @Test
    void theJanitorErasesOldDataAndLeavesTheRest() throws IOException {
        AudioStore store = new FileAudioStore(directory, new DiskSpace(directory, 0));
        String owned = aTask();
        keep(store, owned);
        String orphan = UUID.randomUUID().toString();
        keep(store, orphan);
        Files.write(directory.resolve("tmp").resolve(UUID.randomUUID() + ".part"), new byte[1]);
        database.write(handle -> handle.execute(
                "INSERT INTO idempotency (user_id, idem_key, state, created_at) VALUES ('u', 'k', 'DONE', 1)"));
        Janitor early = janitor(store, Instant.now());
        early.pass();
        assertEquals(
                orphan, store.open(orphan).file().orElseThrow().getFileName().toString());
        Janitor late = janitor(store, Instant.now().plus(Duration.ofHours(25)));
        assertTrue(late.passIfDue());
        assertFalse(late.passIfDue(), "once an hour over all processes");
        assertEquals(List.of(orphan), store.quarantined(), "quarantined for a week");
        assertEquals(owned, store.open(owned).file().orElseThrow().getFileName().toString());
        assertEquals(0, store.eraseUnfinishedBefore(Long.MAX_VALUE, Set.of()));
        assertEquals(0, (int) database.read(handle -> handle.createQuery("SELECT count(*) FROM idempotency")
                .mapTo(Integer.class)
                .one()));
    }

    @Test
    void keepsWebhookDeliveriesForThirtyDays() throws IOException {
        AudioStore store = new FileAudioStore(directory, new DiskSpace(directory, 0));
        long now = System.currentTimeMillis();
        database.write(handle -> handle.execute("INSERT INTO webhook_delivery (id, target, url, event, body, state,"
                + " next_attempt_at, created_at) VALUES ('d', 'task', 'u', 'e', '', 'PENDING', 1, " + now + ")"));
        janitor(store, Instant.ofEpochMilli(now).plus(Duration.ofDays(30))).pass();
        assertEquals(1, deliveries());
        janitor(store, Instant.ofEpochMilli(now + 1).plus(Duration.ofDays(30))).pass();
        assertEquals(0, deliveries());
    }

    private int deliveries() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM webhook_delivery")
                .mapTo(Integer.class)
                .one());
    }

    private Janitor janitor(AudioStore store, Instant now) {
        JanitorRepository rows = new JanitorRepository(database);
        UploadExpiry uploads = new UploadExpiry(
                rows, new FileAudioPieces(directory, new DiskSpace(directory, 0)), Duration.ofHours(24));
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Janitor(new TurnRepository(database), rows, store, uploads, queue, CONFIG, clock);
    }

    private static void keep(AudioStore store, String key) throws IOException {
        try (AudioStore.Incoming incoming = store.receive(key, 0)) {
            incoming.write(new byte[10], 0, 10);
            incoming.keep();
        }
    }
}
