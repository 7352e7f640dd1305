package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.worker.abort.AbortFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Plays stretches of a window to the engine again that it gave no text for, and takes what is better. One window. */
final class SecondHearing {
    /** Each costs as much as a window. */
    private static final int MOST_CALLS = 3;
    /** As much text as before is no gain; half as much again is. */
    private static final double GAIN = 1.5;

    private static final double SURE_LOGPROB = -1;
    private static final int SAMPLES_PER_MS = 16;

    private final SpeechRecognizer recognizer;
    private final RecognitionOptions options;
    private final AbortFlag abort;
    private final float[] samples;
    private int callsLeft = MOST_CALLS;

    /** @param samples of the whole window */
    SecondHearing(SpeechRecognizer recognizer, float[] samples, RecognitionOptions options, AbortFlag abort) {
        this.recognizer = recognizer;
        this.options = options;
        this.abort = abort;
        this.samples = samples;
    }

    List<Segment> complete(List<Segment> heard, MissedSpeech missed) {
        return heard.isEmpty() ? heard : complete(heard, missed, 0, samples.length / SAMPLES_PER_MS);
    }

    /** What is heard alone may itself end early: then its rest is played too, as long as calls are left. */
    private List<Segment> complete(List<Segment> heard, MissedSpeech missed, long fromMs, long toMs) {
        List<Segment> complete = new ArrayList<>(heard);
        for (MissedSpeech.Stretch stretch : missed.in(heard, fromMs, toMs)) {
            if (callsLeft-- > 0) {
                List<Segment> again = complete(hear(stretch), missed, stretch.startMs(), stretch.endMs());
                if (isBetter(again, stretch.segment())) {
                    complete.remove(stretch.segment());
                    complete.addAll(again);
                }
            }
        }
        complete.sort(Comparator.comparingLong(Segment::startMs).thenComparingLong(Segment::endMs));
        return complete;
    }

    private List<Segment> hear(MissedSpeech.Stretch stretch) {
        int from = Math.toIntExact(stretch.startMs() * SAMPLES_PER_MS);
        int to = (int) Math.min(samples.length, stretch.endMs() * SAMPLES_PER_MS);
        return recognizer.recognize(Arrays.copyOfRange(samples, from, to), options, abort).segments().stream()
                .map(segment -> SegmentEdit.moved(segment, stretch.startMs()))
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
