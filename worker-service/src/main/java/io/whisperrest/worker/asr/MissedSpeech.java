package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds speech that the detector saw but the engine gave no text for. Whisper sometimes ends a window early or drops a sentence that
 * follows a segment; it recognises the sentence when it gets that audio alone (measured on the long English recording: 11 words in one
 * place).
 */
final class MissedSpeech {
    /** Shortest speech without any segment that counts as missed. */
    private static final long MIN_GAP_MS = 1_500;
    /** Shortest speech in a segment with too little text that counts as missed. */
    private static final long MIN_THIN_MS = 2_000;
    /** Fewest letters per second of speech; slow reading has 8 or more. */
    private static final double MIN_LETTERS = 5;
    /** Likewise for scripts in which one letter is a syllable or a word. */
    private static final double MIN_SYLLABLES = 1.5;

    private static final Set<String> SYLLABIC = Set.of("zh", "yue", "ja", "ko");

    private final SpeechIn speech;
    private final long windowStartMs;
    private final double minLetters;

    MissedSpeech(SpeechIn speech, long windowStartMs, String language) {
        this.speech = speech;
        this.windowStartMs = windowStartMs;
        this.minLetters = SYLLABIC.contains(language) ? MIN_SYLLABLES : MIN_LETTERS;
    }

    /**
     * A stretch to recognise again; times from the start of the window.
     *
     * @param segment the segment that it would replace; null = none
     */
    record Stretch(long startMs, long endMs, Segment segment) {}

    /**
     * Missed stretches in order of time; nearly always empty.
     *
     * @param heard all segments between the two times, which count from the start of the window
     */
    List<Stretch> in(List<Segment> heard, long fromMs, long toMs) {
        List<Stretch> missed = new ArrayList<>();
        long reached = fromMs;
        for (Segment segment : heard) {
            gap(reached, segment.startMs(), missed);
            if (isThin(segment)) {
                missed.add(new Stretch(segment.startMs(), segment.endMs(), segment));
            }
            reached = segment.endMs();
        }
        gap(reached, toMs, missed);
        return missed;
    }

    /** Stretches without any text, for warnings. */
    List<Stretch> withoutText(List<Segment> heard, long fromMs, long toMs) {
        return in(heard, fromMs, toMs).stream()
                .filter(stretch -> stretch.segment() == null)
                .toList();
    }

    static int letters(String text) {
        return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private void gap(long from, long to, List<Stretch> missed) {
        if (to - from >= MIN_GAP_MS && speechMs(from, to) >= MIN_GAP_MS) {
            missed.add(new Stretch(from, to, null));
        }
    }

    private boolean isThin(Segment segment) {
        long spoken = speechMs(segment.startMs(), segment.endMs());
        return spoken >= MIN_THIN_MS && letters(segment.text()) * 1000.0 / spoken < minLetters;
    }

    private long speechMs(long from, long to) {
        return speech.milliseconds(windowStartMs + from, windowStartMs + to);
    }
}
