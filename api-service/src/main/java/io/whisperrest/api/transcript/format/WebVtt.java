package io.whisperrest.api.transcript.format;

import java.util.List;

/** WebVTT (W3C): escapes markup characters; speakers become voices. */
final class WebVtt {
    private WebVtt() {}

    static String write(List<Cue> cues) {
        StringBuilder out = new StringBuilder("WEBVTT\n\n");
        for (Cue cue : cues) {
            out.append(Timecode.precise(cue.startMs(), '.'))
                    .append(" --> ")
                    .append(Timecode.precise(cue.endMs(), '.'))
                    .append('\n');
            out.append(cue.speaker() == null ? "" : "<v " + escaped(cue.speaker()) + ">");
            out.append(escaped(String.join("\n", cue.lines()))).append("\n\n");
        }
        return out.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
