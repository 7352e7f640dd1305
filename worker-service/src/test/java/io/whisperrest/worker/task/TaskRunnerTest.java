package io.whisperrest.worker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.whisperrest.event.TaskEvent;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.LanguageChoice;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.Warning;
import io.whisperrest.model.task.Word;
import io.whisperrest.worker.audio.AudioDecodingFailed;
import io.whisperrest.worker.audio.NoRoomToDecode;
import io.whisperrest.worker.task.TaskOutcome.Cancelled;
import io.whisperrest.worker.task.TaskOutcome.Completed;
import io.whisperrest.worker.task.TaskOutcome.Failed;
import io.whisperrest.worker.task.TaskOutcome.Lost;
import io.whisperrest.worker.task.TaskOutcome.Released;
import io.whisperrest.worker.task.TaskOutcome.Retry;
import io.whisperrest.worker.task.TestRuns.ClaimedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskRunnerTest {
    private static TestRuns runs;

    private final FakeEngine engine = new FakeEngine();
    private final Slots slots = new Slots(1);
    private final List<TaskEvent> events = new ArrayList<>();

    @BeforeAll
    static void open(@TempDir Path directory) {
        runs = new TestRuns(directory);
    }

    @AfterAll
    static void closeAll() {
        runs.close();
    }

    @AfterEach
    void close() {
        slots.close();
    }

    private TaskOutcome run(ClaimedRun claimed) {
        return run(claimed, runs.database(), runs.database());
    }

    /** @param windows where each window is committed */
    private TaskOutcome run(ClaimedRun claimed, Database rows, Database windows) {
        return runs.aRunner(engine, slots, rows, windows, events::add).run(claimed.held(), claimed.task());
    }

    private ClaimedRun aClaimedTask() {
        return runs.aTask().claimed();
    }

    /** @param number of the window before which it happens, from 1 */
    private void beforeWindow(int number, Runnable action) {
        AtomicInteger windows = new AtomicInteger();
        engine.beforeWindow = () -> {
            if (windows.incrementAndGet() == number) {
                action.run();
            }
        };
    }

    @Test
    void completesOnceEveryWindowIsCommitted() {
        engine.windows = 3;
        ClaimedRun claimed = aClaimedTask();

        assertEquals(90_000, assertInstanceOf(Completed.class, run(claimed)).audioMs());

        Task row = runs.row(claimed.id());
        assertEquals(List.of(0L, 1L, 2L), runs.windows(claimed.id()));
        assertEquals(3, row.windowsDone());
        assertEquals(3, row.windowsTotal());
        assertEquals("ru", row.detectedLanguage());
        assertEquals(1, engine.detections.get());
        assertEquals(1, engine.closed.get(), "the audio is freed");
    }

    @Test
    void completesWithAWarningWhenThereIsNoSpeech() {
        engine.windows = 0;

        Completed outcome = assertInstanceOf(Completed.class, run(aClaimedTask()));

        assertEquals(
                List.of("no_speech"),
                outcome.warnings().stream().map(Warning::code).toList());
        assertEquals(0, engine.recognised.get());
    }

    @Test
    void publishesTheStartThePlanAndEachWindow() {
        engine.windows = 2;
        ClaimedRun claimed = aClaimedTask();
        run(claimed);
        assertEquals(
                List.of(
                        TaskEvent.of(TaskEvent.Kind.CHANGED, claimed.task().userId(), claimed.id()),
                        TaskEvent.of(TaskEvent.Kind.CHANGED, claimed.task().userId(), claimed.id()),
                        new TaskEvent(TaskEvent.Kind.WINDOW, claimed.task().userId(), claimed.id(), 0),
                        new TaskEvent(TaskEvent.Kind.WINDOW, claimed.task().userId(), claimed.id(), 1)),
                events);
    }

    @ParameterizedTest
    @EnumSource(names = {"MODEL_UNAVAILABLE", "ENGINE_ERROR", "OUT_OF_MEMORY"})
    void retriesAnErrorOfTheEngine(FailureCode code) {
        engine.engineError.set(code);
        assertEquals(new Retry(code, code.detail()), run(aClaimedTask()));
        assertEquals(1, engine.closed.get(), "the audio is freed");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "AUDIO_UNREADABLE",
                "AUDIO_FORMAT_REFUSED",
                "AUDIO_EMPTY",
                "NO_AUDIO_STREAM",
                "AUDIO_TOO_LONG",
                "AUDIO_EXPANDS_TOO_MUCH",
                "RANGE_OUTSIDE_AUDIO"
            })
    void failsWhenDecodingShowsThatTheRecordingIsAtFault(FailureCode code) {
        engine.decodingError.set(new AudioDecodingFailed(code, "what the decoder said"));
        assertEquals(new Failed(code, "what the decoder said"), run(aClaimedTask()));
        assertEquals(0, engine.recognised.get());
    }

    @ParameterizedTest
    @EnumSource(names = {"TIME_LIMIT", "OUT_OF_MEMORY", "INTERNAL"})
    void retriesWhenDecodingFailsThroughNoFaultOfTheRecording(FailureCode code) {
        engine.decodingError.set(new AudioDecodingFailed(code, "what the decoder said"));
        assertEquals(new Retry(code, "what the decoder said"), run(aClaimedTask()));
    }

    @Test
    void failsWhenTheStoredAudioIsGone() {
        assertEquals(
                new Failed(FailureCode.AUDIO_MISSING, FailureCode.AUDIO_MISSING.detail()),
                run(runs.aTask().withoutAudio().claimed()));
    }

    @Test
    void retriesWhenTheProcessRunsOutOfMemory() {
        beforeWindow(1, () -> {
            throw new OutOfMemoryError("of a test");
        });
        assertEquals(new Retry(FailureCode.OUT_OF_MEMORY, FailureCode.OUT_OF_MEMORY.detail()), run(aClaimedTask()));
    }

    @Test
    void retriesAnUnexpectedErrorWithoutShowingItToTheUser() {
        beforeWindow(1, () -> {
            throw new IllegalStateException("of a test");
        });
        assertEquals(new Retry(FailureCode.INTERNAL, FailureCode.INTERNAL.detail()), run(aClaimedTask()));
    }

    @Test
    void keepsTheWindowsCommittedBeforeAnError() {
        engine.windows = 3;
        beforeWindow(2, () -> engine.engineError.set(FailureCode.ENGINE_ERROR));
        ClaimedRun claimed = aClaimedTask();
        assertInstanceOf(Retry.class, run(claimed));
        assertEquals(List.of(0L), runs.windows(claimed.id()));
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, CANCELLED", "LOST, LOST", "DRAIN, RELEASED", "CUT_OFF, RELEASED"})
    void endsARunningTaskAsTheReasonOfItsStopSays(StopReason reason, TaskOutcome.Kind expected) {
        engine.windows = 2;
        ClaimedRun claimed = aClaimedTask();
        beforeWindow(2, () -> claimed.held().stop(reason));

        assertEquals(expected, run(claimed).kind());

        assertEquals(List.of(0L), runs.windows(claimed.id()));
        assertEquals(1, engine.closed.get(), "the audio is freed");
    }

    @Test
    void isReleasedWhenTheProcessEndsBeforeItIsToldToStop() {
        slots.close();
        assertEquals(new Released(false), run(aClaimedTask()));
    }

    @Test
    void isCancelledWhenTheFenceRejectsAWindowOfACancelledTask() {
        ClaimedRun claimed = aClaimedTask();
        beforeWindow(1, () -> runs.cancel(claimed.id()));
        assertEquals(new Cancelled(), run(claimed));
        assertEquals(List.of(), runs.windows(claimed.id()));
    }

    @Test
    void isLostWhenTheFenceRejectsAWindowOfALateRun() {
        ClaimedRun late = aClaimedTask();
        beforeWindow(1, () -> runs.claimedAgain(late));
        assertEquals(new Lost(), run(late));
        assertEquals(List.of(), runs.windows(late.id()));
    }

    @Test
    void isLostBeforeTheEngineIsAskedWhenTheFenceRejectsThePlan() {
        ClaimedRun late = aClaimedTask();
        engine.beforeDecode = () -> runs.claimedAgain(late);
        assertEquals(new Lost(), run(late));
        assertNull(runs.row(late.id()).windowsTotal());
        assertEquals(0, engine.detections.get() + engine.recognised.get());
    }

    @Test
    void isCancelledBeforeTheEngineIsAskedWhenTheTaskWasCancelledDuringDecoding() {
        ClaimedRun claimed = aClaimedTask();
        engine.beforeDecode = () -> runs.cancel(claimed.id());
        assertEquals(new Cancelled(), run(claimed));
        assertEquals(0, engine.detections.get() + engine.recognised.get());
    }

    @Test
    void isReleasedWhenTheDatabaseIsAwayAtThePlan() {
        assertEquals(new Released(false), run(aClaimedTask(), runs.unreachableDatabase(), runs.database()));
        assertEquals(1, engine.closed.get(), "the audio is freed");
    }

    @Test
    void isReleasedWhenTheDatabaseIsAwayAtACommit() {
        ClaimedRun claimed = aClaimedTask();
        assertEquals(new Released(false), run(claimed, runs.database(), runs.unreachableDatabase()));
        assertEquals(1, runs.row(claimed.id()).windowsTotal());
        assertEquals(1, engine.closed.get(), "the audio is freed");
    }

    @Test
    void isReleasedForLaterWhenTheDiskHasNoRoomForDecodedSound() {
        engine.beforeDecode = () -> {
            throw new NoRoomToDecode(new IOException("full"));
        };
        assertEquals(new Released(true), run(aClaimedTask()));
    }

    @Test
    void stopsAtAWindowBoundaryAndResumesAfterIt() {
        engine.windows = 3;
        ClaimedRun first = aClaimedTask();
        first.held().stopAtWindow();
        assertEquals(new Released(false), run(first));
        assertEquals(List.of(0L), runs.windows(first.id()));

        assertInstanceOf(Completed.class, run(runs.claimedAgain(first)));

        assertEquals(List.of(0L, 1L, 2L), runs.windows(first.id()));
        assertEquals(3, runs.row(first.id()).windowsTotal());
        assertEquals(3, engine.recognised.get(), "nothing was recognised twice");
        assertEquals(1, engine.detections.get(), "the language of the first run stands");
    }

    @Test
    void completesWhenItIsToStopAtItsLastWindow() {
        ClaimedRun claimed = aClaimedTask();
        claimed.held().stopAtWindow();
        assertInstanceOf(Completed.class, run(claimed));
    }

    @Test
    void completesWithoutTheEngineWhenAFormerRunCommittedTheLastWindow() {
        engine.windows = 2;
        ClaimedRun first = aClaimedTask();
        TaskOutcome outcome = run(first);

        assertEquals(outcome, run(runs.claimedAgain(first)), "with the warnings of the first run");

        assertEquals(2, engine.recognised.get());
        assertEquals(2, runs.row(first.id()).windowsTotal());
    }

    @Test
    void failsBeforeTheEngineIsAskedWhenTheQuotaWouldBePassed() {
        ClaimedRun claimed =
                runs.aTask().withLimits("{\"audioSecondsPerDay\":29}").claimed();
        assertEquals(new Failed(FailureCode.QUOTA_EXCEEDED, FailureCode.QUOTA_EXCEEDED.detail()), run(claimed));
        assertEquals(0, runs.chargedMs(claimed.id()));
        assertEquals(0, engine.detections.get() + engine.recognised.get());
    }

    @Test
    void usesTheQuotaToItsLastSecond() {
        ClaimedRun claimed =
                runs.aTask().withLimits("{\"audioSecondsPerDay\":30}").claimed();
        assertInstanceOf(Completed.class, run(claimed));
        assertEquals(30_000, runs.chargedMs(claimed.id()));
    }

    @Test
    void failsWhenTheRecordingIsLongerThanItsUserMaySend() {
        ClaimedRun claimed =
                runs.aTask().withLimits("{\"maxDurationSeconds\":29}").claimed();
        assertEquals(new Failed(FailureCode.AUDIO_TOO_LONG, FailureCode.AUDIO_TOO_LONG.detail()), run(claimed));
        assertEquals(0, runs.chargedMs(claimed.id()));
    }

    @Test
    void appliesTheLimitOfAllUsersToAUserWithoutAnyOfItsOwn() {
        runs.limitAllUsers("{\"audioSecondsPerDay\":29}");
        try {
            assertInstanceOf(Failed.class, run(aClaimedTask()));
            assertInstanceOf(
                    Completed.class,
                    run(runs.aTask().withLimits("{\"audioSecondsPerDay\":30}").claimed()));
        } finally {
            runs.limitAllUsers(null);
        }
    }

    @Test
    void writesTheTextInTheScriptOfTheTask() {
        engine.text = "第二个人在车站说他的头发很干净，他们后来去了公园，皇后也在那里看着他们。";
        engine.words = List.of(new Word("头", 3_000, 3_200, 0.9, false), new Word("发", 3_200, 3_400, 0.8, false));
        ClaimedRun claimed = runs.aTask()
                .withLanguage(new LanguageChoice("zh", List.of(), "Hant"))
                .claimed();

        run(claimed);

        assertEquals("第二個人在車站說他的頭髮很乾淨，他們後來去了公園，皇后也在那裡看著他們。", runs.text(claimed.id()));
        List<Word> words = runs.words(claimed.id());
        assertEquals(List.of("頭", "髮"), words.stream().map(Word::text).toList());
        assertEquals(200, words.get(1).startMs() - words.get(0).startMs());
    }
}
