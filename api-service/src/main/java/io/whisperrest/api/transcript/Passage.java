package io.whisperrest.api.transcript;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Word;
import java.util.List;

/**
 * A segment in one version of a transcript.
 *
 * @param original number of the recognized segment that it equals, null = edited
 * @param speaker key of the transcript's speakers, null = single voice or unknown
 */
record Passage(Integer original, Segment segment, String speaker) {

    /** A recognized segment; in a split recording the channel number is the speaker. */
    static Passage recognised(int number, Segment segment) {
        return new Passage(number, segment, segment.channel() == null ? null : Integer.toString(segment.channel()));
    }

    /** The stored form of an edited segment, without words: they are recomputed when it is read. */
    Passage stored() {
        return edited() ? withWords(List.of()) : new Passage(original, null, speaker);
    }

    /**
     * The readable form of an edited segment.
     *
     * @param withWords true when the task has word timestamps
     */
    Passage read(boolean withWords) {
        return withWords(withWords ? WordSpread.of(segment.text(), segment.startMs(), segment.endMs()) : List.of());
    }

    private Passage withWords(List<Word> words) {
        Segment timed = new Segment(
                segment.startMs(),
                segment.endMs(),
                segment.text(),
                words,
                List.of(),
                segment.language(),
                segment.channel(),
                null,
                null,
                null,
                null);
        return new Passage(null, timed, speaker);
    }

    boolean edited() {
        return original == null;
    }

    /** The parts that a user sees. */
    Face face() {
        return new Face(segment.startMs(), segment.endMs(), segment.text(), speaker);
    }

    record Face(long startMs, long endMs, String text, String speaker) {}
}
