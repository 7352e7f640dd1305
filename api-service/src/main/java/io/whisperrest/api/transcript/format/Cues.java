package io.whisperrest.api.transcript.format;

import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;

/** Lines of a transcript as captions. */
final class Cues {
    private Cues() {}

    /** @param shape null = one cue a line, as it was recognised */
    static List<Cue> of(List<Line> lines, CaptionShape shape) {
        List<Cue> cues = new ArrayList<>();
        for (Line line : lines) {
            if (shape == null) {
                cues.add(new Cue(line.startMs(), line.endMs(), line.speaker(), List.of(oneLine(line.text()))));
            } else {
                cut(line, shape, cues);
            }
        }
        return cues;
    }

    /** Line breaks of an edited text would end a caption. */
    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** As many words as fit; a sentence that ends in the second half of what fits ends the cue. No text is lost. */
    private static void cut(Line line, CaptionShape shape, List<Cue> cues) {
        List<Word> words = line.words().isEmpty() ? spread(line) : line.words();
        int from = 0;
        while (from < words.size()) {
            int to = fitting(words, from, shape);
            List<Word> chosen = words.subList(from, to);
            long end = to == words.size() ? line.endMs() : last(chosen).endMs();
            cues.add(new Cue(
                    from == 0 ? line.startMs() : chosen.get(0).startMs(),
                    Math.max(end, chosen.get(0).startMs()),
                    line.speaker(),
                    rows(chosen, shape.maxCharsPerLine())));
            from = to;
        }
    }

    private static int fitting(List<Word> words, int from, CaptionShape shape) {
        int most = from + 1; // a word longer than a line still gets its cue
        while (most < words.size()
                && words.get(most).endMs() - words.get(from).startMs() <= shape.maxDurationMs()
                && rows(words.subList(from, most + 1), shape.maxCharsPerLine()).size() <= shape.maxLines()) {
            most++;
        }
        if (most < words.size()) {
            for (int to = most; to > from + (most - from + 1) / 2; to--) {
                if (endsSentence(words.get(to - 1).text())) {
                    return to;
                }
            }
        }
        return most;
    }

    private static boolean endsSentence(String word) {
        return word.matches(".*[.!?…。！？]['\"»”)]*");
    }

    private static List<String> rows(List<Word> words, int width) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (Word word : words) {
            String text = oneLine(word.text());
            if (row.length() > 0 && row.length() + 1 + text.length() > width) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.length() == 0 ? "" : " ").append(text);
        }
        rows.add(row.toString());
        return rows;
    }

    /** Words without times of their own share the line's time by their length. */
    private static List<Word> spread(Line line) {
        String[] texts = oneLine(line.text()).split(" ");
        long letters = Math.max(1, oneLine(line.text()).length());
        long span = line.endMs() - line.startMs();
        List<Word> words = new ArrayList<>();
        long before = 0;
        for (String text : texts) {
            long start = line.startMs() + span * before / letters;
            before += text.length() + 1;
            long end = line.startMs() + span * Math.min(before, letters) / letters;
            words.add(new Word(text, start, end, null, true));
        }
        return words;
    }

    private static Word last(List<Word> words) {
        return words.get(words.size() - 1);
    }
}
