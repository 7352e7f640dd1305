package io.whisperrest.api.transcript.format;

import io.whisperrest.model.task.Spacing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Consecutive lines of one voice, as one piece of prose. */
record Paragraph(long startMs, String speaker, String text) {
    private static final long PAUSE_MS = 2_000;
    private static final int LONG = 600; // number of characters after which the next sentence starts a new paragraph

    String heading() {
        return "[" + Timecode.whole(startMs) + "]" + (speaker == null ? "" : " " + speaker);
    }

    static List<Paragraph> of(List<Line> lines) {
        List<Paragraph> paragraphs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Line first = null;
        Line before = null;
        for (Line line : lines) {
            if (first != null && isNew(line, before, text)) {
                paragraphs.add(new Paragraph(first.startMs(), first.speaker(), text.toString()));
                text.setLength(0);
                first = null;
            }
            first = first == null ? line : first;
            String row = Cues.oneLine(line.text());
            text.append(text.length() == 0 ? "" : Spacing.between(text, row)).append(row);
            before = line;
        }
        if (first != null) {
            paragraphs.add(new Paragraph(first.startMs(), first.speaker(), text.toString()));
        }
        return paragraphs;
    }

    private static boolean isNew(Line line, Line before, StringBuilder text) {
        boolean otherVoice = !Objects.equals(line.speaker(), before.speaker());
        boolean sentenceEnded = text.length() > 0 && ".!?…。！？".indexOf(text.charAt(text.length() - 1)) >= 0;
        return otherVoice || line.startMs() - before.endMs() >= PAUSE_MS || (text.length() >= LONG && sentenceEnded);
    }
}
