package io.whisperrest.worker.task;

import io.whisperrest.event.Notices;
import io.whisperrest.event.TaskNotice;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.task.Warning;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.asr.LanguageGuess;
import io.whisperrest.worker.asr.RecognitionFailed;
import io.whisperrest.worker.asr.RecognitionOptions;
import io.whisperrest.worker.asr.WindowTranscriber;
import io.whisperrest.worker.asr.WindowTranscript;
import io.whisperrest.worker.audio.AudioDecodingFailed;
import io.whisperrest.worker.speech.Window;
import io.whisperrest.worker.store.Checkpoint;
import io.whisperrest.worker.store.Plan;
import io.whisperrest.worker.store.TaskRepository;
import io.whisperrest.worker.store.TranscriptRepository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * One task from claimed to decided:
 *
 * <ol>
 *   <li>decode, detect speech, plan windows ({@link Listener}); tell the database how long it is
 *   <li>find the language, once
 *   <li>recognise window by window on the {@link Slots}, commit each in order with the task's fence
 *   <li>say how it ended; {@link Settlement} acts on that
 * </ol>
 */
final class TaskRunner {
    private static final Logger LOG = Logger.getLogger(TaskRunner.class);

    private final Listener listener;
    private final LanguageFinder languages;
    private final WindowTranscriber transcriber;
    private final TaskRepository tasks;
    private final TranscriptRepository transcripts;
    private final Slots slots;
    private final Patience patience;
    private final Notices notices;
    private final Clock clock;

    TaskRunner(
            Listener listener,
            LanguageFinder languages,
            WindowTranscriber transcriber,
            TaskRepository tasks,
            TranscriptRepository transcripts,
            Slots slots,
            Patience patience,
            Notices notices,
            Clock clock) {
        this.listener = listener;
        this.languages = languages;
        this.transcriber = transcriber;
        this.tasks = tasks;
        this.transcripts = transcripts;
        this.slots = slots;
        this.patience = patience;
        this.notices = notices;
        this.clock = clock;
    }

    TaskOutcome run(HeldTask held, Task task) {
        notices.tell(TaskNotice.Kind.CHANGED, task.id());
        try (Listening listening = listener.listen(task, held.abort())) {
            int total = task.windowsDone() + listening.windows().size();
            Plan plan = patience.with(
                    held, () -> tasks.planned(task, listening.audio().durationMs(), total, clock.millis()));
            if (!plan.ours()) {
                return over(task);
            }
            if (plan.refusal() != null) {
                return TaskOutcome.error(plan.refusal(), plan.refusal().detail());
            }
            notices.tell(TaskNotice.Kind.CHANGED, task.id());
            return recognise(held, task, listening);
        } catch (AudioDecodingFailed e) {
            return TaskOutcome.error(e.code(), e.getMessage());
        } catch (RecognitionFailed e) {
            LOG.warnf("task %s: %s", task.id(), e.getMessage());
            return TaskOutcome.error(e.code(), e.code().detail());
        } catch (RecognitionAborted e) {
            return TaskOutcome.stopped(held.stopReason());
        } catch (DatabaseUnavailable e) {
            return new TaskOutcome.Retry(FailureCode.INTERNAL, "The database was away.");
        } catch (OutOfMemoryError e) {
            return TaskOutcome.error(FailureCode.OUT_OF_MEMORY, FailureCode.OUT_OF_MEMORY.detail());
        } catch (RuntimeException e) {
            LOG.errorf(e, "task %s met an unexpected error", task.id());
            return TaskOutcome.error(FailureCode.INTERNAL, FailureCode.INTERNAL.detail());
        }
    }

    private TaskOutcome recognise(HeldTask held, Task task, Listening listening) {
        List<Warning> warnings = new ArrayList<>(TaskJson.warnings(task.warnings()));
        List<Window> windows = listening.windows();
        if (windows.isEmpty()) {
            if (task.windowsDone() == 0) {
                warnings.add(Warning.whole("no_speech", "No speech was found in the recording."));
            }
            return new TaskOutcome.Completed(warnings, listening.audio().durationMs());
        }
        LanguageGuess language = languages.find(task, listening, slots, held.abort(), warnings);
        RecognitionOptions options = options(task, language);
        Pace pace = new Pace(clock);
        try (WindowPipeline<Window, Timed> pipeline = new WindowPipeline<>(
                slots, windows, window -> transcribe(listening, window, options, held), held.abort())) {
            for (int i = 0; i < windows.size(); i++) {
                Timed done = pipeline.take();
                Checkpoint checkpoint =
                        checkpoint(task.windowsDone() + i, listening, windows.get(i), language, done, warnings);
                if (!patience.with(held, () -> transcripts.commit(task, checkpoint, clock.millis()))) {
                    return over(task);
                }
                notices.tell(new TaskNotice(TaskNotice.Kind.WINDOW, task.id(), checkpoint.window()));
                boolean last = i + 1 == windows.size();
                held.remainingMs(pace.remainingMs(windows, i + 1));
                if (held.mustStopAtWindow() && !last) {
                    return new TaskOutcome.Released();
                }
            }
        }
        return new TaskOutcome.Completed(warnings, listening.audio().durationMs());
    }

    private Timed transcribe(Listening listening, Window window, RecognitionOptions options, HeldTask held) {
        long begin = System.nanoTime();
        WindowTranscript transcript = transcriber.transcribe(
                listening.audio(), listening.speech().get(window.track()), window, options, held.abort());
        return new Timed(transcript, (System.nanoTime() - begin) / 1_000_000);
    }

    private static Checkpoint checkpoint(
            int index, Listening listening, Window window, LanguageGuess language, Timed done, List<Warning> warnings) {
        warnings.addAll(done.transcript().warnings());
        return new Checkpoint(
                index,
                listening.audio().startMs() + window.startMs(),
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
                task.options().temperature());
    }

    /** A guarded write met nothing: the run is over, and the database says why. */
    private TaskOutcome over(Task task) {
        return tasks.status(task.id()) == TaskStatus.CANCELLED ? new TaskOutcome.Cancelled() : new TaskOutcome.Lost();
    }

    private record Timed(WindowTranscript transcript, long tookMs) {}
}
