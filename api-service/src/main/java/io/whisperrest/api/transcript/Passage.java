package io.whisperrest.api.transcript;

import io.whisperrest.model.task.Segment;

/**
 * A segment of one version of a transcript.
 *
 * @param original number of the recognised segment it still equals, null = edited
 * @param speaker key of the transcript's speakers, null = one voice or unknown
 */
record Passage(Integer original, Segment segment, String speaker) {

    /** As recognised: a channel of a split recording speaks under its number. */
    static Passage recognised(int number, Segment segment) {
        return new Passage(number, segment, segment.channel() == null ? null : Integer.toString(segment.channel()));
    }

    boolean edited() {
        return original == null;
    }

    /** What a person sees of it. */
    Face face() {
        return new Face(segment.startMs(), segment.endMs(), segment.text(), speaker);
    }

    record Face(long startMs, long endMs, String text, String speaker) {}
}
