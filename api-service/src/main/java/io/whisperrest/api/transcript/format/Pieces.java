package io.whisperrest.api.transcript.format;

import io.whisperrest.model.task.Spacing;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a line where its script allows a line break: at spaces or, in scripts without spaces, by the Unicode line breaking rules. Keeps
 * every character.
 */
final class Pieces {
    /** Has a dictionary of Thai words; Chinese and Japanese follow one rule in every locale. */
    private static final Locale WITH_THAI = Locale.forLanguageTag("th");

    private final Line line;
    private final String text;
    private final boolean spaced;
    private final int width;
    private final SpokenTimes times;
    private final List<Piece> pieces = new ArrayList<>();

    private Pieces(Line line, boolean spaced, int width) {
        this.line = line;
        this.text = Cues.oneLine(line.text());
        this.spaced = spaced;
        this.width = width;
        this.times = new SpokenTimes(line, text);
    }

    /**
     * @param spaced true when a space precedes the line
     * @param width maximum length of a piece in a script without spaces
     */
    static List<Piece> of(Line line, boolean spaced, int width) {
        Pieces cut = new Pieces(line, spaced, width);
        int from = 0;
        while (from < cut.text.length()) {
            int space = cut.text.indexOf(' ', from);
            int to = space < 0 ? cut.text.length() : space;
            cut.run(from, to);
            from = to + 1;
        }
        return cut.pieces;
    }

    /** Splits the text between two spaces. */
    private void run(int from, int to) {
        String run = text.substring(from, to);
        if (!Spacing.isUnspaced(run)) {
            add(from, to);
            return;
        }
        BreakIterator breaks = BreakIterator.getLineInstance(WITH_THAI);
        breaks.setText(run);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            fitting(from + start, from + end);
            start = end;
        }
    }

    /** For scripts without a known word break: as many characters as fit on a row. */
    private void fitting(int from, int to) {
        BreakIterator signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        signs.setText(text.substring(from, to));
        int start = 0;
        while (to - from - start > width) {
            int end = signs.preceding(start + width + 1);
            end = end <= start ? signs.following(start) : end;
            add(from + start, from + end);
            start = end;
        }
        add(from + start, to);
    }

    private void add(int from, int to) {
        if (from == to) {
            return;
        }
        Piece before = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        long reached = before == null ? line.startMs() : before.endMs();
        long start = before == null ? line.startMs() : Math.max(reached, times.start(from, to, reached));
        long end = to == text.length() ? line.endMs() : times.end(from, to, start);
        boolean afterSpace = from == 0 ? spaced : text.charAt(from - 1) == ' ';
        pieces.add(new Piece(text.substring(from, to), afterSpace, start, Math.max(start, end)));
    }
}
