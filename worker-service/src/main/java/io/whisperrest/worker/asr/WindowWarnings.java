package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Languages;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Suppressed.Reason;
import io.whisperrest.model.task.Warning;
import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;

/** Warnings about one window, with the codes of the API. */
final class WindowWarnings {
    /** Share of words with interpolated times above which there is a warning. A few occur in every transcript. */
    private static final double MANY_ESTIMATED = 0.2;

    private static final int SOME = 4;

    private WindowWarnings() {}

    static List<Warning> of(List<Segment> segments, List<Suppressed> suppressed, RecognitionOptions options) {
        List<Warning> warnings = new ArrayList<>();
        if (!options.translate()) {
            segments.forEach(segment -> script(segment, warnings));
        }
        suppressed.stream()
                .filter(WindowWarnings::heldSpeech)
                .forEach(cut -> warnings.add(new Warning(
                        "speech_suppressed",
                        "Text was removed here although the recording contains speech.",
                        cut.startMs(),
                        cut.endMs())));
        List<Word> words =
                segments.stream().flatMap(segment -> segment.words().stream()).toList();
        long estimated = words.stream().filter(Word::estimated).count();
        if (estimated > SOME && estimated > MANY_ESTIMATED * words.size()) {
            warnings.add(new Warning(
                    "estimated_words",
                    "The times of many words were interpolated.",
                    segments.get(0).startMs(),
                    segments.get(segments.size() - 1).endMs()));
        }
        return warnings;
    }

    /** @param part in file time */
    static Warning withoutText(Part part) {
        return new Warning(
                "speech_without_text",
                "Speech was detected here, but no words were recognised.",
                part.startMs(),
                part.endMs());
    }

    /** @param part in file time */
    static Warning mismatch(Part part, String heard, String asked) {
        return new Warning(
                "language_mismatch",
                "This sounds like " + Languages.name(heard) + ", but the language was set to " + Languages.name(asked)
                        + ".",
                part.startMs(),
                part.endMs());
    }

    private static void script(Segment segment, List<Warning> warnings) {
        String language = segment.language();
        String script = Scripts.foreign(segment.text(), language);
        if (script != null) {
            warnings.add(new Warning(
                    "language_changed",
                    "The text is in " + script + " letters, the language is " + Languages.name(language) + ".",
                    segment.startMs(),
                    segment.endMs()));
        }
    }

    private static boolean heldSpeech(Suppressed cut) {
        return cut.reason() == Reason.REPETITION || cut.reason() == Reason.LOW_LOGPROB;
    }
}
