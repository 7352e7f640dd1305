package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;

/** Removes subtitle credits from a segment, wherever they occur in it. */
final class CreditCutter {
    private final CreditPhrases phrases;

    CreditCutter(CreditPhrases phrases) {
        this.phrases = phrases;
    }

    /**
     * @param cut receives what was removed
     * @return the rest of the segment; null when nothing remains
     */
    Segment cut(Segment segment, List<Suppressed> cut) {
        Segment left = segment;
        CreditPhrases.Span span = phrases.credit(left.text());
        while (span != null) {
            left = without(left, span, cut);
            span = left == null ? null : phrases.credit(left.text());
        }
        return left;
    }

    private static Segment without(Segment segment, CreditPhrases.Span span, List<Suppressed> cut) {
        String text = segment.text();
        List<Word> kept = new ArrayList<>();
        List<Word> removed = new ArrayList<>();
        int at = 0;
        for (Word word : segment.words()) {
            int found = text.indexOf(word.text(), at);
            at = found < 0 ? at : found + word.text().length();
            boolean inside = found >= 0 && found < span.to() && at > span.from();
            (inside ? removed : kept).add(word);
        }
        boolean timed = !removed.isEmpty();
        cut.add(new Suppressed(
                timed ? removed.get(0).startMs() : segment.startMs(),
                timed ? removed.get(removed.size() - 1).endMs() : segment.endMs(),
                text.substring(span.from(), span.to()).strip(),
                Suppressed.Reason.CREDIT_PHRASE));
        String left = (text.substring(0, span.from()).strip() + " "
                        + text.substring(span.to()).strip())
                .strip();
        boolean spoken = left.codePoints().anyMatch(Character::isLetterOrDigit);
        return spoken ? SegmentEdit.text(segment, left, kept) : null;
    }
}
