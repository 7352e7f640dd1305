package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Distinguishes a speaker who repeats a phrase from a decoder that loops. A loop begins with something that was said and continues over
 * other audio, so the last of the equal segments is recognised alone: it must give the same text.
 */
final class RepeatedPhrase {
    private static final int MIN_TIMES = 3;
    /** Required similarity; words at the edges may differ when the segment is recognised alone. */
    private static final double SIMILAR = 0.6;

    private RepeatedPhrase() {}

    /** The last of the most frequent equal segments; null when no text occurs three times. */
    static Segment lastIn(List<Segment> heard) {
        Map<String, Integer> times = new HashMap<>();
        heard.forEach(segment -> times.merge(Repetition.plain(segment.text()), 1, Integer::sum));
        Segment last = null;
        int limit = MIN_TIMES;
        for (Segment segment : heard) {
            int count = times.get(Repetition.plain(segment.text()));
            if (count >= limit) {
                limit = count;
                last = segment;
            }
        }
        return last;
    }

    /** True when the segment, recognised alone, gives the same phrase again. */
    static boolean isConfirmed(Segment phrase, List<Segment> alone) {
        String among = Repetition.plain(phrase.text());
        String heard = Repetition.plain(
                String.join(" ", alone.stream().map(Segment::text).toList()));
        int shorter = Math.min(among.length(), heard.length());
        int longer = Math.max(among.length(), heard.length());
        return shorter > 0 && shorter >= SIMILAR * longer && (among.contains(heard) || heard.contains(among));
    }
}
