package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.worker.abort.AbortFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Recognises stretches without text again on their own and keeps the better result. For one window. */
final class SecondHearing {
    /** The new text must be this many times as long as the old one. */
    private static final double GAIN = 1.5;

    private static final double SURE_LOGPROB = -1;
    private static final int SAMPLES_PER_MS = 16;

    private final SpeechRecognizer recognizer;
    private final RecognitionOptions options;
    private final WindowBudget budget;
    private final AbortFlag abort;
    private final float[] samples;

    /** @param samples of the whole window or splice */
    SecondHearing(
            SpeechRecognizer recognizer,
            float[] samples,
            RecognitionOptions options,
            WindowBudget budget,
            AbortFlag abort) {
        this.recognizer = recognizer;
        this.options = options;
        this.budget = budget;
        this.abort = abort;
        this.samples = samples;
    }

    List<Segment> complete(List<Segment> heard, MissedSpeech missed) {
        return heard.isEmpty() ? heard : complete(heard, missed, 0, samples.length / SAMPLES_PER_MS);
    }

    /** Recognition of a stretch alone may end early too; its rest is then recognised as well, as long as the budget allows. */
    private List<Segment> complete(List<Segment> heard, MissedSpeech missed, long fromMs, long toMs) {
        List<Segment> complete = new ArrayList<>(heard);
        for (MissedSpeech.Stretch stretch : missed.in(heard, fromMs, toMs)) {
            if (budget.allowsAnotherPass()) {
                List<Segment> again =
                        complete(hear(stretch.startMs(), stretch.endMs()), missed, stretch.startMs(), stretch.endMs());
                if (isBetter(again, stretch.segment())) {
                    complete.remove(stretch.segment());
                    complete.addAll(again);
                }
            }
        }
        complete.sort(Comparator.comparingLong(Segment::startMs).thenComparingLong(Segment::endMs));
        return complete;
    }

    /** Recognises one stretch alone; times as in the whole. */
    List<Segment> hear(long startMs, long endMs) {
        int from = Math.toIntExact(startMs * SAMPLES_PER_MS);
        int to = (int) Math.min(samples.length, endMs * SAMPLES_PER_MS);
        return recognizer.recognize(Arrays.copyOfRange(samples, from, to), options, budget, abort).segments().stream()
                .map(segment -> SegmentEdit.moved(segment, startMs))
                .toList();
    }

    private static boolean isBetter(List<Segment> again, Segment before) {
        int letters = again.stream()
                .mapToInt(segment -> MissedSpeech.letters(segment.text()))
                .sum();
        boolean sure =
                again.stream().allMatch(segment -> segment.avgLogprob() == null || segment.avgLogprob() > SURE_LOGPROB);
        int former = before == null ? 0 : MissedSpeech.letters(before.text());
        return letters > GAIN * former && sure && !Repetition.in(again);
    }
}
