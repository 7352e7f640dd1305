package io.whisperrest.api.transcript.format;

import io.whisperrest.model.task.Spacing;
import java.util.ArrayList;
import java.util.List;

/** Converts lines of a transcript to captions. */
final class Cues {
    private Cues() {}

    /**
     * @param shape null = one cue per line, as recognized
     * @param durationMs of the recording, null = unknown
     */
    static List<Cue> of(List<Line> lines, CaptionShape shape, Long durationMs) {
        if (shape == null) {
            return lines.stream()
                    .map(line -> new Cue(line.startMs(), line.endMs(), line.speaker(), List.of(oneLine(line.text()))))
                    .toList();
        }
        List<Draft> drafts = new ArrayList<>();
        String before = "";
        for (Line line : lines) {
            cut(line, before, shape, drafts);
            before = line.text();
        }
        return CueTimes.settled(drafts, durationMs == null ? Long.MAX_VALUE : durationMs);
    }

    /** A line break in an edited text would end a caption. */
    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Takes as many words as fit; a sentence that ends in the second half of that range ends the cue. Loses no text. */
    private static void cut(Line line, String before, CaptionShape shape, List<Draft> drafts) {
        boolean spaced = !Spacing.between(before, line.text()).isEmpty();
        List<Piece> pieces = Pieces.of(line, spaced, shape.maxCharsPerLine());
        int from = 0;
        while (from < pieces.size()) {
            int to = fitting(pieces, from, shape);
            drafts.add(new Draft(line.speaker(), shape, pieces.subList(from, to)));
            from = to;
        }
    }

    private static int fitting(List<Piece> pieces, int from, CaptionShape shape) {
        int end = from + 1; // a word longer than a line still gets its own cue
        while (end < pieces.size() && Draft.fits(pieces.subList(from, end + 1), shape)) {
            end++;
        }
        if (end < pieces.size()) {
            for (int to = end; to > from + (end - from + 1) / 2; to--) {
                if (endsSentence(pieces.get(to - 1).text())) {
                    return to;
                }
            }
        }
        return end;
    }

    private static boolean endsSentence(String word) {
        return word.matches(".*[.!?…。！？]['\"»”」)]*");
    }
}
