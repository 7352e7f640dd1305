package io.whisperrest.worker.task;

import io.whisperrest.audio.AudioStoreUnavailable;
import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.task.Warning;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.asr.LanguageGuess;
import io.whisperrest.worker.asr.LanguageRequest;
import io.whisperrest.worker.asr.RecognitionFailed;
import io.whisperrest.worker.asr.RecognitionOptions;
import io.whisperrest.worker.asr.WindowTranscriber;
import io.whisperrest.worker.asr.WindowTranscript;
import io.whisperrest.worker.audio.AudioDecodingFailed;
import io.whisperrest.worker.audio.NoRoomToDecode;
import io.whisperrest.worker.speech.Window;
import io.whisperrest.worker.store.Checkpoint;
import io.whisperrest.worker.store.Plan;
import io.whisperrest.worker.store.TaskRepository;
import io.whisperrest.worker.store.TranscriptRepository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs one claimed task and decides its outcome:
 *
 * <ol>
 *   <li>decode, detect speech, plan windows ({@link AudioPreparer}); record its duration in the database
 *   <li>find its initial language, once
 *   <li>recognise the windows on the {@link Slots} and commit them in order, guarded by the task's fence
 *   <li>return the outcome, which {@link OutcomeRecorder} records
 * </ol>
 */
final class TaskRunner {
    private static final Logger LOG = Logger.getLogger(TaskRunner.class);

    private final AudioPreparer preparer;
    private final LanguageFinder languages;
    private final WindowTranscriber transcriber;
    private final TaskRepository tasks;
    private final TranscriptRepository transcripts;
    private final Slots slots;
    private final DatabaseRetry databaseRetry;
    private final TaskEventPublisher taskEvents;
    private final Clock clock;

    TaskRunner(
            AudioPreparer preparer,
            LanguageFinder languages,
            WindowTranscriber transcriber,
            TaskRepository tasks,
            TranscriptRepository transcripts,
            Slots slots,
            DatabaseRetry databaseRetry,
            TaskEventPublisher taskEvents,
            Clock clock) {
        this.preparer = preparer;
        this.languages = languages;
        this.transcriber = transcriber;
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.slots = slots;
        this.databaseRetry = databaseRetry;
        this.taskEvents = taskEvents;
        this.clock = clock;
    }

    TaskOutcome run(HeldTask held, Task task) {
        taskEvents.publish(TaskEvent.Kind.CHANGED, task.userId(), task.id());
        try (PreparedAudio prepared = preparer.prepare(task, held.abort())) {
            int total = task.windowsDone() + prepared.windows().size();
            Plan plan = databaseRetry.with(
                    held, () -> tasks.planned(task, prepared.audio().durationMs(), total, clock.millis()));
            if (!plan.ours()) {
                return notOurs(task);
            }
            if (plan.rejection() != null) {
                return TaskOutcome.error(plan.rejection(), plan.rejection().detail());
            }
            taskEvents.publish(TaskEvent.Kind.CHANGED, task.userId(), task.id());
            return recognise(held, task, prepared);
        } catch (AudioDecodingFailed e) {
            return TaskOutcome.error(e.code(), e.getMessage());
        } catch (NoRoomToDecode e) {
            LOG.warnf("task %s waits: %s", task.id(), e.getMessage());
            return new TaskOutcome.Released(true);
        } catch (AudioStoreUnavailable e) {
            LOG.warnf("task %s waits: %s", task.id(), e.getMessage());
            return new TaskOutcome.Released(true);
        } catch (RecognitionFailed e) {
            LOG.warnf("task %s: %s", task.id(), e.getMessage());
            return TaskOutcome.error(e.code(), e.code().detail());
        } catch (RecognitionAborted e) {
            return TaskOutcome.stopped(held.stopReason());
        } catch (DatabaseUnavailable e) {
            return new TaskOutcome.Released();
        } catch (OutOfMemoryError e) {
            return TaskOutcome.error(FailureCode.OUT_OF_MEMORY, FailureCode.OUT_OF_MEMORY.detail());
        } catch (RuntimeException e) {
            LOG.errorf(e, "task %s met an unexpected error", task.id());
            return TaskOutcome.error(FailureCode.INTERNAL, FailureCode.INTERNAL.detail());
        }
    }

    private TaskOutcome recognise(HeldTask held, Task task, PreparedAudio prepared) {
        List<Warning> warnings = new ArrayList<>(TaskJson.warnings(task.warnings()));
        prepared.audio().warnings().stream()
                .filter(warning -> !warnings.contains(warning)) // a resumed task already has them
                .forEach(warnings::add);
        List<Window> windows = prepared.windows();
        if (windows.isEmpty()) {
            if (task.windowsDone() == 0) {
                warnings.add(Warning.whole("no_speech", "No speech was found in the recording."));
            }
            return new TaskOutcome.Completed(warnings, prepared.audio().durationMs());
        }
        LanguageGuess language = languages.find(task, prepared, slots, held.abort(), warnings);
        RecognitionOptions options = options(task, language);
        LanguageRequest[] request = {
            new LanguageRequest(task.language(), task.options().languages(), heard(task, language))
        };
        RemainingTime pace = new RemainingTime(clock);
        try (WindowPipeline<Window, Timed> pipeline = new WindowPipeline<>(
                slots, windows, window -> transcribe(prepared, window, options, request[0], held), held.abort())) {
            for (int i = 0; i < windows.size(); i++) {
                Timed done = pipeline.take();
                request[0] = request[0].after(done.transcript().lastLanguage());
                Checkpoint checkpoint =
                        checkpoint(task.windowsDone() + i, prepared, windows.get(i), language, done, warnings);
                if (!databaseRetry.with(held, () -> transcripts.commit(task, checkpoint, clock.millis()))) {
                    return notOurs(task);
                }
                taskEvents.publish(new TaskEvent(TaskEvent.Kind.WINDOW, task.userId(), task.id(), checkpoint.window()));
                boolean last = i + 1 == windows.size();
                held.remainingMs(pace.remainingMs(windows, i + 1));
                if (held.mustStopAtWindow() && !last) {
                    return new TaskOutcome.Released();
                }
            }
        }
        return new TaskOutcome.Completed(warnings, prepared.audio().durationMs());
    }

    private Supplier<Timed> transcribe(
            PreparedAudio prepared, Window window, RecognitionOptions options, LanguageRequest request, HeldTask held) {
        return () -> {
            long begin = System.nanoTime();
            WindowTranscript transcript = transcriber.transcribe(
                    prepared.audio(), prepared.speech().get(window.track()), window, options, request, held.abort());
            return new Timed(transcript, (System.nanoTime() - begin) / 1_000_000);
        };
    }

    /** The languages spoken before the first window of this run. */
    private List<String> heard(Task task, LanguageGuess guess) {
        List<String> committed = task.windowsDone() == 0 ? List.of() : transcripts.languages(task.id());
        return committed.isEmpty() ? List.of(guess.language()) : committed;
    }

    private static Checkpoint checkpoint(
            int index,
            PreparedAudio prepared,
            Window window,
            LanguageGuess language,
            Timed done,
            List<Warning> warnings) {
        warnings.addAll(done.transcript().warnings());
        return new Checkpoint(
                index,
                prepared.audio().startMs() + window.startMs(),
                window.endMs(),
                done.tookMs(),
                language,
                done.transcript(),
                List.copyOf(warnings));
    }

    private static RecognitionOptions options(Task task, LanguageGuess language) {
        return new RecognitionOptions(
                        task.model(),
                        language.language(),
                        task.options().translate(),
                        task.options().prompt(),
                        task.options().keywords(),
                        task.options().words(),
                        task.options().temperature())
                .withScript(task.options().script());
    }

    /** A guarded write matched no row: this run no longer owns the task. The database says why. */
    private TaskOutcome notOurs(Task task) {
        return tasks.status(task.id()) == TaskStatus.CANCELLED ? new TaskOutcome.Cancelled() : new TaskOutcome.Lost();
    }

    private record Timed(WindowTranscript transcript, long tookMs) {}
}
