package io.whisperrest.api.transcript.format;

import java.util.List;

/** SRT: index from 1, LF, no byte order mark; an empty transcript gives an empty file. */
final class SubRip {
    private SubRip() {}

    static String write(List<Cue> cues) {
        StringBuilder out = new StringBuilder();
        int index = 1;
        for (Cue cue : cues) {
            out.append(index++).append('\n');
            out.append(Timecode.precise(cue.startMs(), ','))
                    .append(" --> ")
                    .append(Timecode.precise(cue.endMs(), ','))
                    .append('\n');
            out.append(cue.speaker() == null ? "" : cue.speaker() + ": ");
            out.append(String.join("\n", cue.lines())).append("\n\n");
        }
        return out.toString();
    }
}
