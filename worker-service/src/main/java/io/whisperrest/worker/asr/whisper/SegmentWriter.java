package io.whisperrest.worker.asr.whisper;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Word;
import io.whisperrest.worker.asr.CompressionRatio;
import io.whisperrest.worker.asr.RecognitionOptions;
import java.util.ArrayList;
import java.util.List;

/** Converts the engine's result for one window to segments: text decoded across token borders, times clamped and in order, words. */
final class SegmentWriter {
    private final RecognitionOptions options;
    private final double ladderStep;
    private final long windowMs;
    private final Utf8Joiner joiner = new Utf8Joiner();
    private final WordGrouper grouper;
    private long reached;

    /** For a single window. */
    SegmentWriter(RecognitionOptions options, double ladderStep, long windowMs) {
        this.options = options;
        this.ladderStep = ladderStep;
        this.windowMs = windowMs;
        this.grouper = new WordGrouper(options.translate() ? "en" : options.language());
    }

    /** Omits segments without text. */
    List<Segment> write(List<RawSegment> heard) {
        List<Segment> segments = new ArrayList<>();
        for (RawSegment raw : heard) {
            List<TextPiece> pieces = pieces(raw.tokens());
            String text = String.join("", pieces.stream().map(TextPiece::text).toList())
                    .strip();
            if (!text.isEmpty()) {
                segments.add(segment(raw, pieces, text));
            }
        }
        return segments;
    }

    private List<TextPiece> pieces(List<RawToken> tokens) {
        List<TextPiece> pieces = new ArrayList<>();
        for (RawToken token : tokens) {
            if (token.isText()) {
                String text = joiner.add(token.text());
                pieces.add(new TextPiece(text, token.startMs(), token.endMs(), token.probability()));
            }
        }
        return pieces;
    }

    private Segment segment(RawSegment raw, List<TextPiece> pieces, String text) {
        long start = Math.min(windowMs, Math.max(reached, raw.startMs()));
        long end = Math.min(windowMs, Math.max(start, raw.endMs()));
        reached = end;
        List<Word> words = options.words() ? new WordTimes(start, end).of(grouper.group(pieces)) : List.of();
        return new Segment(
                start,
                end,
                text,
                words,
                raw.tokens().stream().filter(RawToken::isText).map(RawToken::id).toList(),
                options.language(),
                null,
                raw.tokens().stream()
                        .mapToDouble(RawToken::logProbability)
                        .average()
                        .orElse(0),
                raw.noSpeechProbability() == null
                        ? null
                        : raw.noSpeechProbability().doubleValue(),
                CompressionRatio.of(text),
                raw.rung() == null ? null : temperature(raw.rung()));
    }

    /** Rounded to two decimals, because 0.2 added three times is not exactly 0.6. */
    private double temperature(int rung) {
        return Math.min(1, Math.round(100 * (options.temperature() + rung * ladderStep)) / 100.0);
    }
}
