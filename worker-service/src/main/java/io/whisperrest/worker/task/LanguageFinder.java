package io.whisperrest.worker.task;

import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.Warning;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.asr.LanguageGuess;
import io.whisperrest.worker.asr.SpeechRecognizer;
import io.whisperrest.worker.speech.Window;
import java.util.List;
import java.util.Locale;

/** The language of a task: as asked, as a former run found, or as heard in its first windows. Found once, before all windows. */
final class LanguageFinder {
    private static final int WINDOWS = 3;
    private static final double LOW_PROBABILITY = 0.5;

    private final SpeechRecognizer recognizer;

    LanguageFinder(SpeechRecognizer recognizer) {
        this.recognizer = recognizer;
    }

    /** Adds a warning when the guess is weak. */
    LanguageGuess find(Task task, Listening listening, Slots slots, AbortFlag abort, List<Warning> warnings) {
        if (task.language() != null) {
            return new LanguageGuess(task.language(), 1.0);
        }
        if (task.detectedLanguage() != null) {
            return new LanguageGuess(task.detectedLanguage(), task.languageProbability());
        }
        LanguageGuess guess = WindowPipeline.join(slots.submit(() -> detect(task, listening, abort)));
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

    private LanguageGuess detect(Task task, Listening listening, AbortFlag abort) {
        List<float[]> samples = listening.windows().stream()
                .limit(WINDOWS)
                .map((Window window) -> listening.audio().read(window.track(), window.startMs(), window.endMs()))
                .toList();
        return recognizer.detectLanguage(samples, task.model(), task.options().languages(), abort);
    }
}
