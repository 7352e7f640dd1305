package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.worker.abort.AbortFlag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Transcribes the speech of one language in a window:
 *
 * <ol>
 *   <li>recognise at the requested temperature
 *   <li>when Whisper's rules doubt the text, or it is empty (a long prompt can cause that) or loops: keep a phrase that was really
 *       repeated, else try the ladder of temperatures
 *   <li>recognise missed stretches again on their own ({@link SecondHearing})
 *   <li>remove invented text ({@link HallucinationFilter})
 * </ol>
 */
final class PartTranscriber {
    private static final double LADDER_STEP = 0.2;

    private final SpeechRecognizer recognizer;
    private final HallucinationFilter filter = new HallucinationFilter();

    PartTranscriber(SpeechRecognizer recognizer) {
        this.recognizer = recognizer;
    }

    /**
     * The remaining segments, the removed ones, and speech without text; times from the first sample.
     *
     * @param silent parts with speech but without text
     */
    record Checked(List<Segment> segments, List<Suppressed> suppressed, List<Part> silent) {}

    /** @param spoken the detector's speech, with times from the first sample */
    Checked transcribe(
            float[] samples, SpeechIn spoken, RecognitionOptions options, WindowBudget budget, AbortFlag abort) {
        Recognition first = recognizer.recognize(samples, options, budget, abort);
        SecondHearing second = new SecondHearing(recognizer, samples, options, budget, abort);
        boolean circles = Repetition.in(first.segments());
        boolean repeats = circles && isRepeatedPhrase(first.segments(), second, budget);
        List<Segment> heard = first.segments();
        if (!repeats && (circles || first.doubtful() || first.segments().isEmpty())) {
            heard = fallback(samples, options, budget, abort, first);
        }
        MissedSpeech missed = new MissedSpeech(spoken, 0, options.language());
        heard = second.complete(heard, missed);
        HallucinationFilter.Checked checked = filter.check(heard, spoken, 0, repeats);
        long lengthMs = samples.length / 16;
        return new Checked(checked.segments(), checked.suppressed(), silent(heard, missed, lengthMs));
    }

    private static boolean isRepeatedPhrase(List<Segment> heard, SecondHearing second, WindowBudget budget) {
        Segment phrase = RepeatedPhrase.lastIn(heard);
        return phrase != null
                && budget.allowsAnotherPass()
                && RepeatedPhrase.isConfirmed(phrase, second.hear(phrase.startMs(), phrase.endMs()));
    }

    /**
     * The first result at a higher temperature that passes Whisper's rules; if none does, the most probable one. A prompt that left the
     * text empty or made it loop is omitted.
     */
    private List<Segment> fallback(
            float[] samples, RecognitionOptions options, WindowBudget budget, AbortFlag abort, Recognition first) {
        double next = Math.min(1, options.temperature() + LADDER_STEP);
        boolean prompted = options.hasPrompt() && (first.segments().isEmpty() || Repetition.in(first.segments()));
        RecognitionOptions again = prompted ? options.withoutPrompt() : options.withFallbackFrom(next);
        Recognition second = recognizer.recognize(samples, again, budget, abort);
        if (second.segments().isEmpty() || Repetition.in(second.segments())) {
            return first.segments();
        }
        boolean worse = second.doubtful()
                && !Repetition.in(first.segments())
                && logprob(second.segments()) < logprob(first.segments());
        return worse ? first.segments() : second.segments();
    }

    private static double logprob(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> segment.avgLogprob() != null)
                .mapToDouble(Segment::avgLogprob)
                .average()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private static List<Part> silent(List<Segment> heard, MissedSpeech missed, long lengthMs) {
        List<Segment> inOrder = new ArrayList<>(heard);
        inOrder.sort(Comparator.comparingLong(Segment::startMs));
        return missed.withoutText(inOrder, 0, lengthMs).stream()
                .map(stretch -> new Part(stretch.startMs(), stretch.endMs()))
                .toList();
    }
}
