package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Suppressed.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes invented text, in this order: subtitle credits anywhere; phrases where there was hardly any speech; any text where there was
 * no speech; text that the model itself doubts and considers silence; loops. Everything removed is reported. Thread-safe.
 */
public final class HallucinationFilter {
    private static final double DOUBTED_LOGPROB = -1;
    private static final double LIKELY_SILENCE = 0.6;

    private final CreditPhrases phrases = new CreditPhrases();
    private final CreditCutter cutter = new CreditCutter(phrases);

    /**
     * The remaining and the removed segments.
     *
     * @param segments with unchanged times
     */
    record Checked(List<Segment> segments, List<Suppressed> suppressed) {}

    /**
     * @param heard segments of one window, times in ms from its start
     * @param windowStartMs start of the window in the recording
     * @param repeats true when the speaker is known to have repeated the same phrase
     */
    Checked check(List<Segment> heard, SpeechIn spoken, long windowStartMs, boolean repeats) {
        List<Segment> kept = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>();
        for (Segment whole : heard) {
            Segment segment = cutter.cut(whole, suppressed);
            if (segment == null) {
                continue;
            }
            Reason reason = reason(segment, heard, spoken, windowStartMs);
            if (reason == null || reason == Reason.REPETITION && repeats) {
                kept.add(segment);
            } else {
                suppressed.add(new Suppressed(segment.startMs(), segment.endMs(), segment.text(), reason));
            }
        }
        return new Checked(kept, suppressed);
    }

    private Reason reason(Segment segment, List<Segment> heard, SpeechIn spoken, long windowStartMs) {
        long from = windowStartMs + segment.startMs();
        long to = windowStartMs + segment.endMs();
        if (spoken.isHardlySpoken(from, to) && phrases.isPhrase(segment.text())) {
            return Reason.CREDIT_PHRASE;
        }
        if (spoken.isSilent(from, to)) {
            return Reason.SILENCE;
        }
        if (isDoubted(segment) && !spoken.isMostlySpoken(from, to)) {
            return Reason.LOW_LOGPROB;
        }
        return Repetition.in(segment.text()) || Repetition.isEcho(segment, heard) ? Reason.REPETITION : null;
    }

    private static boolean isDoubted(Segment segment) {
        return segment.avgLogprob() != null
                && segment.noSpeechProb() != null
                && segment.avgLogprob() < DOUBTED_LOGPROB
                && segment.noSpeechProb() > LIKELY_SILENCE;
    }
}
