package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Signs of a looping decoder: text that compresses too well, or the same three words over and over. */
final class Repetition {
    private static final double MAX_COMPRESSION = 2.4;
    private static final int MAX_SAME = 4;

    private Repetition() {}

    static boolean in(String text) {
        return CompressionRatio.of(text) > MAX_COMPRESSION || saysThreeWordsOften(text);
    }

    /** Checks each segment, and all of them together, which reveals a loop of short segments. */
    static boolean in(List<Segment> segments) {
        return segments.stream().anyMatch(segment -> in(segment.text()))
                || in(String.join(" ", segments.stream().map(Segment::text).toList()));
    }

    /** True for a repetition of a text that occurs {@code MAX_SAME} times or more in its window; false for its first occurrence. */
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

    /** The words in lower case, separated by single spaces. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
