package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Plays stretches of a window to the engine again that it gave no text for, and takes what is better. One window. */
final class SecondHearing {
    /** Each costs as much as a window. */
    private static final int MOST = 2;
    /** As much text as before is no gain; half as much again is. */
    private static final double GAIN = 1.5;

    private static final double SURE_LOGPROB = -1;
    private static final int SAMPLES_PER_MS = 16;

    private final SpeechRecognizer recognizer;
    private final RecognitionOptions options;
    private final AbortFlag abort;

    SecondHearing(SpeechRecognizer recognizer, RecognitionOptions options, AbortFlag abort) {
        this.recognizer = recognizer;
        this.options = options;
        this.abort = abort;
    }

    /** @param samples of the whole window */
    List<Segment> complete(List<Segment> heard, float[] samples, MissedSpeech missed) {
        if (heard.isEmpty()) {
            return heard;
        }
        List<Segment> complete = new ArrayList<>(heard);
        missed.in(heard, samples.length / SAMPLES_PER_MS).stream().limit(MOST).forEach(stretch -> {
            List<Segment> again = hear(samples, stretch);
            if (isBetter(again, stretch.segment())) {
                complete.remove(stretch.segment());
                complete.addAll(again);
            }
        });
        complete.sort(Comparator.comparingLong(Segment::startMs).thenComparingLong(Segment::endMs));
        return complete;
    }

    private List<Segment> hear(float[] samples, MissedSpeech.Stretch stretch) {
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
