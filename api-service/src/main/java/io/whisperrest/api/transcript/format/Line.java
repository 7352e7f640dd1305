package io.whisperrest.api.transcript.format;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Word;
import java.util.List;

/**
 * A segment to write.
 *
 * @param startMs from the start of the file
 * @param speaker null = single voice or unknown
 * @param words in order; empty when they were not requested
 */
public record Line(long startMs, long endMs, String speaker, String text, List<Word> words) {

    public static Line of(Segment segment, String speaker) {
        return new Line(segment.startMs(), segment.endMs(), speaker, segment.text(), segment.words());
    }
}
