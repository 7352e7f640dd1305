package io.whisperrest.worker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.task.Warning;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Heartbeat;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.testing.InMemoryTaskQueue;
import io.whisperrest.worker.task.TaskOutcome.Cancelled;
import io.whisperrest.worker.task.TaskOutcome.Completed;
import io.whisperrest.worker.task.TaskOutcome.Failed;
import io.whisperrest.worker.task.TaskOutcome.Kind;
import io.whisperrest.worker.task.TaskOutcome.Lost;
import io.whisperrest.worker.task.TaskOutcome.Released;
import io.whisperrest.worker.task.TaskOutcome.Retry;
import io.whisperrest.worker.task.TestRuns.ClaimedRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeRecorderTest {
    private static final TaskOutcome COMPLETED = new Completed(List.of(), 1000);
    private static final TaskOutcome RETRY = new Retry(FailureCode.ENGINE_ERROR, "an engine error");
    private static final TaskOutcome FAILED = new Failed(FailureCode.AUDIO_UNREADABLE, "not a sound");
    private static final TaskOutcome RELEASED = new Released();

    private static final String WAITING = "waiting";

    private static TestRuns runs;

    private final InMemoryTaskQueue queue = TestRuns.aQueue();
    private final OutcomeRecorder outcomes = runs.aRecorder(queue, runs.database(), Duration.ZERO);

    @BeforeAll
    static void open(@TempDir Path directory) {
        runs = new TestRuns(directory);
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    /** The outcomes that are written to the database. */
    static Stream<TaskOutcome> written() {
        return Stream.of(COMPLETED, RETRY, FAILED, RELEASED);
    }

    /** Planned without windows, so that any outcome is legal; another task waits in its lane. */
    private ClaimedRun aRun(TestRuns.Builder task) {
        ClaimedRun run = task.claimed(queue);
        queue.enqueue(WAITING, Lane.NORMAL, "base");
        TestRuns.tasks(runs.database()).planned(run.task(), 1000, 0, TestRuns.NOW);
        return run;
    }

    private ClaimedRun aRun() {
        return aRun(runs.aTask());
    }

    private Kind record(ClaimedRun run, TaskOutcome outcome) {
        return outcomes.record(run.held(), run.task(), outcome);
    }

    private OutcomeRecorder withoutDatabase(Duration databaseRetry) {
        return runs.aRecorder(queue, runs.unreachableDatabase(), databaseRetry);
    }

    private void assertStillClaimed(ClaimedRun run) {
        assertEquals(List.of(WAITING), queue.unheld());
        assertEquals(
                List.of(Heartbeat.OK),
                queue.heartbeat(TestRuns.WORKER, List.of(run.held().claim())));
    }

    private Optional<String> claimedNext(ReadingOrder order) {
        return queue.claim("other", order).map(ClaimedTask::id);
    }

    private void assertWaitsForItsRetry(ClaimedRun run) {
        assertEquals(Set.of(run.id(), WAITING), Set.copyOf(queue.unheld()));
        assertEquals(Optional.of(WAITING), claimedNext(ReadingOrder.idle(0, List.of("base"))));
        assertEquals(Optional.empty(), claimedNext(ReadingOrder.idle(0, List.of("base"))));
    }

    private void assertAtTheHeadOfItsLane(ClaimedRun run) {
        assertEquals(Optional.of(run.id()), claimedNext(ReadingOrder.busy(0, List.of("base"))));
    }

    @Test
    void aCompletedTaskSucceedsAndLeavesTheQueue() {
        ClaimedRun run = aRun();
        List<Warning> warnings = List.of(Warning.whole("no_speech", "No speech was found in the recording."));

        assertEquals(Kind.COMPLETED, record(run, new Completed(warnings, 1000)));

        Task row = runs.row(run.id());
        assertEquals(TaskStatus.SUCCESS, row.status());
        assertEquals(warnings, TaskJson.warnings(row.warnings()));
        assertEquals("", row.preview());
        assertFalse(queue.knows(run.id()));
    }

    @Test
    void anErrorIsCountedAndRetriedAfterADelay() {
        ClaimedRun run = aRun(runs.aTask().withAttempts(1));

        assertEquals(Kind.RETRY, record(run, RETRY));

        Task row = runs.row(run.id());
        assertEquals(TaskStatus.QUEUED, row.status());
        assertNull(row.worker());
        assertEquals(2, row.attempts());
        assertEquals(0, row.crashes());
        long delay = row.nextAttemptAt() - TestRuns.NOW;
        assertTrue(delay > 0 && delay <= 666, "delay " + delay);
        assertEquals(List.of(2L), runs.errors(run.id()));
        assertWaitsForItsRetry(run);
    }

    @Test
    void anErrorOfTheLastAttemptFailsTheTask() {
        ClaimedRun run = aRun(runs.aTask().withAttempts(2));

        assertEquals(Kind.FAILED, record(run, RETRY));

        Task row = runs.row(run.id());
        assertEquals(TaskStatus.FAILURE, row.status());
        assertEquals(FailureCode.ENGINE_ERROR, row.failureCode());
        assertEquals("an engine error", row.failureDetail());
        assertEquals(List.of(3L), runs.errors(run.id()));
        assertFalse(queue.knows(run.id()));
    }

    @Test
    void aTaskAtFaultFailsAtItsFirstAttempt() {
        ClaimedRun run = aRun();

        assertEquals(Kind.FAILED, record(run, FAILED));

        Task row = runs.row(run.id());
        assertEquals(FailureCode.AUDIO_UNREADABLE, row.failureCode());
        assertEquals("not a sound", row.failureDetail());
        assertEquals(0, row.attempts());
        assertFalse(queue.knows(run.id()));
    }

    @Test
    void aReleasedTaskReturnsToTheHeadOfItsLaneAndNoCounterChanges() {
        ClaimedRun run = aRun(runs.aTask().withAttempts(1).withCrashes(1));

        assertEquals(Kind.RELEASED, record(run, RELEASED));

        Task row = runs.row(run.id());
        assertEquals(TaskStatus.QUEUED, row.status());
        assertNull(row.worker());
        assertEquals(1, row.attempts());
        assertEquals(1, row.crashes());
        assertEquals(List.of(), runs.errors(run.id()));
        assertAtTheHeadOfItsLane(run);
    }

    @Test
    void aTaskReleasedForLaterIsNotClaimedAtOnceAndNoCounterChanges() {
        ClaimedRun run = aRun();
        assertEquals(Kind.RELEASED, record(run, new Released(true)));
        assertEquals(TaskStatus.QUEUED, runs.row(run.id()).status());
        assertEquals(0, runs.row(run.id()).attempts());
        assertWaitsForItsRetry(run);
    }

    @Test
    void aCancelledTaskLeavesTheQueue() {
        ClaimedRun run = aRun();
        runs.cancel(run.id());
        assertEquals(Kind.CANCELLED, record(run, new Cancelled()));
        assertEquals(TaskStatus.CANCELLED, runs.row(run.id()).status());
        assertFalse(queue.knows(run.id()));
    }

    @Test
    void aLostRunWritesNothingAnywhere() {
        ClaimedRun run = aRun();
        Task before = runs.row(run.id());
        assertEquals(Kind.LOST, record(run, new Lost()));
        assertEquals(before, runs.row(run.id()));
        assertStillClaimed(run);
    }

    @ParameterizedTest
    @MethodSource("written")
    void anyOutcomeOfACancelledTaskIsCancelled(TaskOutcome outcome) {
        ClaimedRun run = aRun();
        runs.cancel(run.id());
        Task before = runs.row(run.id());
        assertEquals(Kind.CANCELLED, record(run, outcome));
        assertEquals(before, runs.row(run.id()));
        assertFalse(queue.knows(run.id()));
    }

    @ParameterizedTest
    @MethodSource("written")
    void anyOutcomeOfADeletedTaskIsCancelled(TaskOutcome outcome) {
        ClaimedRun run = aRun();
        runs.delete(run.id());
        assertEquals(Kind.CANCELLED, record(run, outcome));
        assertFalse(queue.knows(run.id()));
    }

    @ParameterizedTest
    @MethodSource("written")
    void anyOutcomeOfALateRunIsLost(TaskOutcome outcome) {
        ClaimedRun late = aRun();
        runs.claimedAgain(late);
        Task before = runs.row(late.id());
        assertEquals(Kind.LOST, record(late, outcome));
        assertEquals(before, runs.row(late.id()));
        assertEquals(List.of(), runs.errors(late.id()));
        assertStillClaimed(late);
    }

    @ParameterizedTest
    @MethodSource("written")
    void anyOutcomeIsReleasedInRedisAloneWhileTheDatabaseIsAway(TaskOutcome outcome) {
        ClaimedRun run = aRun();
        Kind recorded = withoutDatabase(Duration.ZERO).record(run.held(), run.task(), outcome);
        assertEquals(Kind.RELEASED, recorded);
        assertEquals(TaskStatus.RUNNING, runs.row(run.id()).status());
        assertAtTheHeadOfItsLane(run);
    }

    @ParameterizedTest
    @EnumSource(value = StopReason.class, names = "LOST", mode = EnumSource.Mode.EXCLUDE)
    void aStoppingRunDoesNotWaitForTheDatabase(StopReason reason) {
        ClaimedRun run = aRun();
        run.held().stop(reason);
        Kind recorded = withoutDatabase(Duration.ofMinutes(10)).record(run.held(), run.task(), COMPLETED);
        assertEquals(Kind.RELEASED, recorded);
        assertAtTheHeadOfItsLane(run);
    }

    @Test
    void aRunThatLosesItsLeaseWhileTheDatabaseIsAwayWritesNothing() {
        ClaimedRun run = aRun();
        run.held().stop(StopReason.LOST);
        Kind recorded = withoutDatabase(Duration.ofMinutes(10)).record(run.held(), run.task(), COMPLETED);
        assertEquals(Kind.LOST, recorded);
        assertStillClaimed(run);
    }

    @Test
    void aPoisonTaskFailsAndLeavesTheQueue() {
        ClaimedRun run = aRun(runs.aTask().withCrashes(3));
        outcomes.poison(run.held(), run.task());
        assertEquals(TaskStatus.FAILURE, runs.row(run.id()).status());
        assertEquals(FailureCode.POISON, runs.row(run.id()).failureCode());
        assertFalse(queue.knows(run.id()));
    }

    private void assertInQuarantine(ClaimedRun run) {
        assertEquals(Optional.of(WAITING), claimedNext(ReadingOrder.busy(0, List.of("base"))));
        assertEquals(Optional.empty(), claimedNext(ReadingOrder.busy(0, List.of("base"))));
        assertEquals(Optional.of(run.id()), claimedNext(ReadingOrder.idle(0, List.of("base"))));
    }

    @Test
    void aTaskReleasedToQuarantineWaitsForAnIdleWorker() {
        ClaimedRun run = aRun(runs.aTask().withCrashes(1));
        outcomes.releaseToQuarantine(run.held(), run.task());
        assertEquals(TaskStatus.QUEUED, runs.row(run.id()).status());
        assertInQuarantine(run);
    }

    @Test
    void aTaskReachesQuarantineAlsoWhileTheDatabaseIsAway() {
        ClaimedRun run = aRun(runs.aTask().withCrashes(1));
        withoutDatabase(Duration.ZERO).releaseToQuarantine(run.held(), run.task());
        assertInQuarantine(run);
    }

    @Test
    void aClaimThatIsGivenBackReturnsToTheHeadOfItsLane() {
        ClaimedRun run = aRun();
        outcomes.giveBack(run.held());
        assertAtTheHeadOfItsLane(run);
    }

    @Test
    void aClaimThatIsPutOffLetsOthersGoFirst() {
        ClaimedRun run = aRun();
        outcomes.putOff(run.held());
        assertWaitsForItsRetry(run);
    }

    @Test
    void aDroppedClaimLeavesTheQueue() {
        ClaimedRun run = aRun();
        outcomes.drop(run.held());
        assertFalse(queue.knows(run.id()));
    }

    @Test
    @Timeout(
            value = 20,
            threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a loop that overlooks the interrupt never ends
    void doesNotTellASilentRedisAgainOnceItsThreadIsInterrupted() {
        ClaimedRun run = aRun();
        queue.fallAsleep();
        Thread.currentThread().interrupt();
        outcomes.giveBack(run.held());
        assertTrue(Thread.interrupted());
        queue.wakeUp();
        assertStillClaimed(run);
    }
}
