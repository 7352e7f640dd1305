package io.whisperrest.worker.task;

import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.Warning;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.asr.LanguageEvidence;
import io.whisperrest.worker.asr.LanguageGuess;
import io.whisperrest.worker.asr.LanguageVotes;
import io.whisperrest.worker.asr.Part;
import io.whisperrest.worker.asr.SpeechRecognizer;
import io.whisperrest.worker.asr.WindowBudget;
import io.whisperrest.worker.speech.Window;
import java.util.List;
import java.util.Locale;

/**
 * Finds the initial language of a task: as requested, as found by an earlier run, or as detected in its first windows. Each window
 * expects this language when its own audio leaves the question open.
 */
final class LanguageFinder {
    private static final int WINDOWS = 3;
    private static final double LOW_PROBABILITY = 0.5;
    /** Probability in the first window at which no further windows are checked. */
    private static final double SURE = 0.9;

    private final SpeechRecognizer recognizer;

    LanguageFinder(SpeechRecognizer recognizer) {
        this.recognizer = recognizer;
    }

    /** Adds a warning when the guess is weak. */
    LanguageGuess find(Task task, PreparedAudio prepared, Slots slots, AbortFlag abort, List<Warning> warnings) {
        if (task.language() != null) {
            return new LanguageGuess(task.language(), 1.0);
        }
        if (task.detectedLanguage() != null) {
            return new LanguageGuess(task.detectedLanguage(), task.languageProbability());
        }
        LanguageGuess guess = WindowPipeline.join(slots.submit(() -> detect(task, prepared, abort)));
        if (guess.probability() < LOW_PROBABILITY) {
            warnings.add(Warning.whole(
                    "low_language_probability",
                    String.format(
                            Locale.ROOT,
                            "The language %s was detected with a probability of only %.2f.",
                            guess.language(),
                            guess.probability())));
        }
        return guess;
    }

    private LanguageGuess detect(Task task, PreparedAudio prepared, AbortFlag abort) {
        LanguageVotes votes = new LanguageVotes(task.options().languages());
        List<Window> windows = prepared.windows();
        for (Window window : windows.subList(0, Math.min(WINDOWS, windows.size()))) {
            float[] samples = prepared.audio().read(window.track(), window.startMs(), window.endMs());
            Part whole = new Part(0, window.endMs() - window.startMs());
            LanguageEvidence evidence =
                    recognizer.languages(samples, List.of(whole), task.model(), new WindowBudget(), abort);
            votes.add(evidence);
            if (votes.winner().probability() >= SURE) {
                break;
            }
        }
        return votes.winner();
    }
}
