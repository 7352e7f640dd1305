package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sign of a decoder that runs in circles: text that packs too well, or the same three words again and again. */
final class Repetition {
    private static final double MAX_COMPRESSION = 2.4;
    private static final int MAX_SAME = 4;

    private Repetition() {}

    static boolean in(String text) {
        return CompressionRatio.of(text) > MAX_COMPRESSION || saysThreeWordsOften(text);
    }

    /** Looks at each segment and at all of them together, where a loop of short segments shows. */
    static boolean in(List<Segment> segments) {
        return segments.stream().anyMatch(segment -> in(segment.text()))
                || in(String.join(" ", segments.stream().map(Segment::text).toList()));
    }

    /** True when this segment only says what was said {@code MAX_SAME} times or more in its window, and not for the first time. */
    static boolean isEcho(Segment segment, List<Segment> all) {
        String text = plain(segment.text());
        List<Segment> same =
                all.stream().filter(other -> plain(other.text()).equals(text)).toList();
        return same.size() >= MAX_SAME && same.get(0) != segment;
    }

    private static boolean saysThreeWordsOften(String text) {
        String[] words = plain(text).split(" ");
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i + 2 < words.length; i++) {
            if (seen.merge(words[i] + " " + words[i + 1] + " " + words[i + 2], 1, Integer::sum) >= MAX_SAME) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
