package io.whisperrest.api.transcript;

import io.whisperrest.model.task.Word;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Words of an edited text, which share its time by their lengths. Each word is computed on access, so a transcript full of one-letter
 * words costs its text and four bytes per word.
 */
final class WordSpread extends AbstractList<Word> implements RandomAccess {
    private final String text;
    private final long startMs;
    private final long spanMs;
    private final int[] starts;

    private WordSpread(String text, long startMs, long spanMs) {
        this.text = text;
        this.startMs = startMs;
        this.spanMs = spanMs;
        this.starts = starts(text);
    }

    static List<Word> of(String text, long startMs, long endMs) {
        return new WordSpread(text.strip().replaceAll("\\s+", " "), startMs, endMs - startMs);
    }

    private static int[] starts(String text) {
        int[] starts =
                new int[(int) text.chars().filter(letter -> letter == ' ').count() + 1];
        for (int word = 1; word < starts.length; word++) {
            starts[word] = text.indexOf(' ', starts[word - 1]) + 1;
        }
        return starts;
    }

    @Override
    public Word get(int index) {
        int from = starts[index];
        int next = index + 1 < starts.length ? starts[index + 1] : text.length() + 1;
        return new Word(text.substring(from, next - 1), at(from), at(next), null, true);
    }

    private long at(int letter) {
        return startMs + spanMs * letter / (text.length() + 1);
    }

    @Override
    public int size() {
        return starts.length;
    }
}
