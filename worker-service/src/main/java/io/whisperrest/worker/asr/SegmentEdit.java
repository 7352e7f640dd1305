package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Word;
import java.util.List;

/** Modified copies of a segment. */
final class SegmentEdit {
    private SegmentEdit() {}

    /** With another text and its words; the segment's times shrink to them. */
    static Segment text(Segment segment, String text, List<Word> words) {
        long start = words.isEmpty() ? segment.startMs() : words.get(0).startMs();
        long end =
                words.isEmpty() ? segment.endMs() : words.get(words.size() - 1).endMs();
        return new Segment(
                start,
                end,
                text,
                words,
                segment.tokens(),
                segment.language(),
                segment.channel(),
                segment.avgLogprob(),
                segment.noSpeechProb(),
                CompressionRatio.of(text),
                segment.temperature());
    }

    /** Moved by an offset within the same window. */
    static Segment moved(Segment segment, long offsetMs) {
        return placed(segment, offsetMs, 0, Long.MAX_VALUE, segment.channel());
    }

    /** Moved by an offset and clamped, including its words. */
    static Segment placed(Segment segment, long offsetMs, long fromMs, long toMs, Integer channel) {
        List<Word> words = segment.words().stream()
                .map(word -> new Word(
                        word.text(),
                        clamp(word.startMs() + offsetMs, fromMs, toMs),
                        clamp(word.endMs() + offsetMs, fromMs, toMs),
                        word.probability(),
                        word.estimated()))
                .toList();
        return new Segment(
                clamp(segment.startMs() + offsetMs, fromMs, toMs),
                clamp(segment.endMs() + offsetMs, fromMs, toMs),
                segment.text(),
                words,
                segment.tokens(),
                segment.language(),
                channel,
                segment.avgLogprob(),
                segment.noSpeechProb(),
                segment.compressionRatio(),
                segment.temperature());
    }

    static Suppressed placed(Suppressed cut, long offsetMs, long fromMs, long toMs) {
        return new Suppressed(
                clamp(cut.startMs() + offsetMs, fromMs, toMs),
                clamp(cut.endMs() + offsetMs, fromMs, toMs),
                cut.text(),
                cut.reason());
    }

    private static long clamp(long value, long from, long to) {
        return Math.max(from, Math.min(to, value));
    }
}
