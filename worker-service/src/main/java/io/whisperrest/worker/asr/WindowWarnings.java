package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Suppressed.Reason;
import io.whisperrest.model.task.Warning;
import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;

/** What a reader of one window should know; the codes are those of the API. */
final class WindowWarnings {
    /** A word here and there is spread between its neighbours in every transcript; a warning is for more than that. */
    private static final double MANY_ESTIMATED = 0.2;

    private static final int SOME = 4;

    private WindowWarnings() {}

    static List<Warning> of(List<Segment> segments, List<Suppressed> suppressed, RecognitionOptions options) {
        List<Warning> warnings = new ArrayList<>();
        if (!options.translate()) {
            segments.forEach(segment -> language(segment, options.language(), warnings));
        }
        suppressed.stream()
                .filter(WindowWarnings::heldSpeech)
                .forEach(cut -> warnings.add(new Warning(
                        "speech_suppressed",
                        "Text was taken out here though somebody spoke.",
                        cut.startMs(),
                        cut.endMs())));
        List<Word> words =
                segments.stream().flatMap(segment -> segment.words().stream()).toList();
        long estimated = words.stream().filter(Word::estimated).count();
        if (estimated > SOME && estimated > MANY_ESTIMATED * words.size()) {
            warnings.add(new Warning(
                    "estimated_words",
                    "Times of many words were interpolated.",
                    segments.get(0).startMs(),
                    segments.get(segments.size() - 1).endMs()));
        }
        return warnings;
    }

    private static void language(Segment segment, String language, List<Warning> warnings) {
        String script = Scripts.foreign(segment.text(), language);
        if (script != null) {
            warnings.add(new Warning(
                    "language_changed",
                    "The text is in " + script + " letters, the language is " + language + ".",
                    segment.startMs(),
                    segment.endMs()));
        }
    }

    private static boolean heldSpeech(Suppressed cut) {
        return cut.reason() == Reason.REPETITION || cut.reason() == Reason.LOW_LOGPROB;
    }
}
