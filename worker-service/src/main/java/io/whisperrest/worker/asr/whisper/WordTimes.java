package io.whisperrest.worker.asr.whisper;

import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Times of the words of one segment: the engine's own, clamped and monotonic. Where those make no sense, the words are spread by length
 * between their neighbours and marked {@code estimated}.
 */
final class WordTimes {
    private static final long MIN_WORD_MS = 60;

    private final long fromMs;
    private final long toMs;

    /** Limits of the segment. */
    WordTimes(long fromMs, long toMs) {
        this.fromMs = fromMs;
        this.toMs = toMs;
    }

    List<Word> of(List<List<TextPiece>> groups) {
        List<Word> words = new ArrayList<>();
        long reached = fromMs;
        for (List<TextPiece> group : groups) {
            long start = Math.max(reached, group.get(0).startMs());
            long end = Math.min(toMs, group.get(group.size() - 1).endMs());
            boolean told = start < end;
            words.add(new Word(textOf(group), told ? start : -1, told ? end : -1, probability(group), !told));
            reached = told ? end : reached;
        }
        return spread(words);
    }

    private List<Word> spread(List<Word> words) {
        List<Word> all = new ArrayList<>(words);
        for (int first = 0; first < all.size(); first++) {
            if (!all.get(first).estimated()) {
                continue;
            }
            int begin = first;
            int next = first + 1;
            while (next < all.size() && (all.get(next).estimated() || room(all, begin, next) < needed(begin, next))) {
                next++;
            }
            while (begin > 0 && room(all, begin, next) < needed(begin, next)) {
                begin--;
            }
            fill(all, begin, next, startOf(all, begin), startOf(all, begin) + room(all, begin, next));
            first = next - 1;
        }
        return all;
    }

    /** A neighbour that leaves no time for the words in between is itself doubtful, so its time is estimated too. */
    private static long needed(int first, int next) {
        return MIN_WORD_MS * (next - first);
    }

    private long room(List<Word> words, int first, int next) {
        long to = next == words.size() ? toMs : words.get(next).startMs();
        return Math.max(0, to - startOf(words, first));
    }

    private long startOf(List<Word> words, int first) {
        return first == 0 ? fromMs : words.get(first - 1).endMs();
    }

    private static void fill(List<Word> words, int first, int next, long from, long to) {
        int length = words.subList(first, next).stream()
                .mapToInt(word -> word.text().length())
                .sum();
        int before = 0;
        for (int i = first; i < next; i++) {
            Word word = words.get(i);
            long start = from + (to - from) * before / Math.max(1, length);
            before += word.text().length();
            long end = from + (to - from) * before / Math.max(1, length);
            words.set(i, new Word(word.text(), start, end, word.probability(), true));
        }
    }

    private static String textOf(List<TextPiece> group) {
        StringBuilder text = new StringBuilder();
        group.forEach(piece -> text.append(piece.text()));
        return text.toString().strip();
    }

    private static Double probability(List<TextPiece> group) {
        return group.stream().mapToDouble(TextPiece::probability).average().stream()
                .boxed()
                .findFirst()
                .orElse(null);
    }
}
