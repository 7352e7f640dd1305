package io.whisperrest.api.transcript.format;

import java.util.List;
import java.util.Locale;

/** One row per line, for spreadsheets and scripts. */
final class Tables {
    private static final String BYTE_ORDER_MARK = "\uFEFF"; // without it spreadsheets read UTF-8 as Latin-1
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Tables() {}

    /**
     * Header {@code start end text}, whole milliseconds; tabs and line breaks in the text become spaces. Prefixes a quote to text that a
     * spreadsheet would execute as a formula.
     */
    static String tsv(List<Line> lines) {
        StringBuilder out = new StringBuilder("start\tend\ttext\n");
        for (Line line : lines) {
            out.append(line.startMs()).append('\t').append(line.endMs()).append('\t');
            out.append(guarded(Cues.oneLine(line.text()))).append('\n');
        }
        return out.toString();
    }

    /** RFC 4180 with a byte order mark; times in seconds. Prefixes a quote to text that a spreadsheet would execute as a formula. */
    static String csv(List<Line> lines) {
        StringBuilder out = new StringBuilder(BYTE_ORDER_MARK).append("start,end,speaker,text\r\n");
        for (Line line : lines) {
            out.append(seconds(line.startMs()))
                    .append(',')
                    .append(seconds(line.endMs()))
                    .append(',');
            out.append(field(line.speaker() == null ? "" : line.speaker())).append(',');
            out.append(field(line.text())).append("\r\n");
        }
        return out.toString();
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%d.%03d", ms / 1000, ms % 1000);
    }

    private static String guarded(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String field(String text) {
        String safe = guarded(text);
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
