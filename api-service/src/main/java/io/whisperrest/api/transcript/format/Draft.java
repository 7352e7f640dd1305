package io.whisperrest.api.transcript.format;

import java.util.ArrayList;
import java.util.List;

/** A caption under construction. */
final class Draft {
    private final String speaker;
    private final CaptionShape shape;
    private final List<Piece> pieces;

    Draft(String speaker, CaptionShape shape, List<Piece> pieces) {
        this.speaker = speaker;
        this.shape = shape;
        this.pieces = new ArrayList<>(pieces);
    }

    String speaker() {
        return speaker;
    }

    List<Piece> pieces() {
        return pieces;
    }

    long startMs() {
        return pieces.get(0).startMs();
    }

    long endMs() {
        return pieces.get(pieces.size() - 1).endMs();
    }

    long durationMs() {
        return durationMs(pieces);
    }

    void become(List<Piece> others) {
        pieces.clear();
        pieces.addAll(others);
    }

    boolean fits(List<Piece> together) {
        return fits(together, shape);
    }

    /** True when these pieces fit on one screen within the limits. */
    static boolean fits(List<Piece> together, CaptionShape shape) {
        return durationMs(together) <= shape.maxDurationMs()
                && rows(together, shape.maxCharsPerLine()).size() <= shape.maxLines();
    }

    static long durationMs(List<Piece> together) {
        return together.get(together.size() - 1).endMs() - together.get(0).startMs();
    }

    List<String> rows() {
        return rows(pieces, shape.maxCharsPerLine());
    }

    private static List<String> rows(List<Piece> pieces, int width) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (Piece piece : pieces) {
            int space = row.length() > 0 && piece.spaced() ? 1 : 0;
            if (row.length() > 0 && row.length() + space + piece.text().length() > width) {
                rows.add(row.toString());
                row.setLength(0);
                space = 0;
            }
            row.append(" ".repeat(space)).append(piece.text());
        }
        rows.add(row.toString());
        return rows;
    }
}
