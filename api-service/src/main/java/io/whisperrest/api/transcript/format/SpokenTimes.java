package io.whisperrest.api.transcript.format;

import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * The time of each character, interpolated within its word. Letters outside any word, because the text was changed, get the time between
 * the neighboring words; punctuation between words has no time.
 */
final class SpokenTimes {
    private final List<Span> spans = new ArrayList<>();

    /** A range of characters and its time. */
    private record Span(int from, int to, long startMs, long endMs) {
        long at(int sign) {
            return startMs + (endMs - startMs) * (sign - from) / (to - from);
        }
    }

    /** @param text of the line, in one row */
    SpokenTimes(Line line, String text) {
        int at = 0;
        long spoken = line.startMs();
        for (Word word : line.words()) {
            String written = Cues.oneLine(word.text());
            int from = written.isEmpty() ? -1 : text.indexOf(written, at);
            if (from >= 0) {
                between(text, at, from, spoken, word.startMs());
                at = from + written.length();
                spoken = word.endMs();
                spans.add(new Span(from, at, word.startMs(), spoken));
            }
        }
        between(text, at, text.length(), spoken, line.endMs());
    }

    private void between(String text, int from, int to, long startMs, long endMs) {
        if (text.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit)) {
            spans.add(new Span(from, to, startMs, Math.max(startMs, endMs)));
        }
    }

    /** @param otherwise used when no character in the range has a time */
    long start(int from, int to, long otherwise) {
        for (Span span : spans) {
            if (span.to() > from && span.from() < to) {
                return span.at(Math.max(from, span.from()));
            }
        }
        return otherwise;
    }

    /** @param otherwise used when no character in the range has a time */
    long end(int from, int to, long otherwise) {
        for (int i = spans.size() - 1; i >= 0; i--) {
            Span span = spans.get(i);
            if (span.to() > from && span.from() < to) {
                return span.at(Math.min(to, span.to()));
            }
        }
        return otherwise;
    }
}
