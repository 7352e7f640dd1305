package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;

/** Segments for tests; words share the time evenly. */
final class TestSegments {
    private TestSegments() {}

    static Segment heard(long startMs, long endMs, String text) {
        return heard(startMs, endMs, text, -0.3, 0.01);
    }

    static Segment heard(long startMs, long endMs, String text, double avgLogprob, double noSpeechProb) {
        String[] parts = text.split(" ");
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            long from = startMs + (endMs - startMs) * i / parts.length;
            long to = startMs + (endMs - startMs) * (i + 1) / parts.length;
            words.add(new Word(parts[i], from, to, 0.9, false));
        }
        double ratio = CompressionRatio.of(text);
        return new Segment(startMs, endMs, text, words, List.of(1), "en", null, avgLogprob, noSpeechProb, ratio, 0.0);
    }

    /** A copy in another language. */
    static Segment language(Segment segment, String language) {
        return new Segment(
                segment.startMs(),
                segment.endMs(),
                segment.text(),
                segment.words(),
                segment.tokens(),
                language,
                segment.channel(),
                segment.avgLogprob(),
                segment.noSpeechProb(),
                segment.compressionRatio(),
                segment.temperature());
    }
}
