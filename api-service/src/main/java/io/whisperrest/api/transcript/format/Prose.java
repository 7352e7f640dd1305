package io.whisperrest.api.transcript.format;

import io.whisperrest.model.task.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Formats for reading: plain text and Markdown. */
final class Prose {
    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|<>~-]");

    private Prose() {}

    /** One line per segment; {@code times}: {@code [hh:mm:ss]} before each. */
    static String text(List<Line> lines, boolean times) {
        StringBuilder out = new StringBuilder();
        for (Line line : lines) {
            out.append(times ? "[" + Timecode.whole(line.startMs()) + "] " : "");
            out.append(line.speaker() == null ? "" : line.speaker() + ": ");
            out.append(Cues.oneLine(line.text())).append('\n');
        }
        return out.toString();
    }

    /** Title, facts, paragraphs with their times. Escapes Markdown characters in the text. */
    static String markdown(Document document) {
        StringBuilder out =
                new StringBuilder("# ").append(escaped(document.title())).append("\n\n");
        facts(document).forEach(fact -> out.append("- ").append(escaped(fact)).append('\n'));
        for (Paragraph paragraph : Paragraph.of(document.lines())) {
            out.append("\n**").append(escaped(paragraph.heading())).append("** ");
            out.append(escaped(paragraph.text())).append('\n');
        }
        return out.toString();
    }

    /** The known facts about the recording, one sentence each. */
    static List<String> facts(Document document) {
        List<String> facts = new ArrayList<>();
        if (document.language() != null) {
            facts.add("Language: " + Languages.name(document.language()));
        }
        if (document.durationMs() != null) {
            facts.add("Duration: " + Timecode.whole(document.durationMs()));
        }
        facts.add("Model: " + document.model());
        return facts;
    }

    private static String escaped(String text) {
        return MARKDOWN.matcher(Cues.oneLine(text)).replaceAll("\\\\$0").replaceFirst("^(\\d+)\\.", "$1\\\\.");
    }
}
