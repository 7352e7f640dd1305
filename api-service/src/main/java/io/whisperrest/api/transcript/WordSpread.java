package io.whisperrest.api.transcript;

import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;

/** Words of a text a person typed: its time shared out by their lengths. */
final class WordSpread {
    private WordSpread() {}

    static List<Word> of(String text, long startMs, long endMs) {
        String[] words = text.strip().split("\\s+");
        long length = 0;
        for (String word : words) {
            length += word.length() + 1;
        }
        List<Word> spread = new ArrayList<>();
        long before = 0;
        for (String word : words) {
            long after = before + word.length() + 1;
            spread.add(
                    new Word(word, at(startMs, endMs, before, length), at(startMs, endMs, after, length), null, true));
            before = after;
        }
        return spread;
    }

    private static long at(long startMs, long endMs, long part, long whole) {
        return startMs + (endMs - startMs) * part / whole;
    }
}
