package io.whisperrest.api.transcript;

import io.whisperrest.api.transcript.format.Line;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Spacing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One version of a transcript.
 *
 * @param version from 1, the recognized one
 * @param passages in order of time
 * @param speakers names by key
 */
public record Transcript(int version, List<Passage> passages, Map<String, String> speakers) {
    static final int RECOGNISED = 1;

    /** Version 1. */
    public static Transcript recognised(List<Segment> segments) {
        Map<String, String> speakers = new TreeMap<>();
        segments.stream()
                .filter(segment -> segment.channel() != null)
                .forEach(segment -> speakers.put(Integer.toString(segment.channel()), "Channel " + segment.channel()));
        return new Transcript(
                RECOGNISED,
                IntStream.range(0, segments.size())
                        .mapToObj(number -> Passage.recognised(number, segments.get(number)))
                        .toList(),
                speakers);
    }

    /** The whole text; segments are joined as their script requires. */
    public String text() {
        return Spacing.join(
                passages.stream().map(passage -> passage.segment().text()).toList());
    }

    /** The lines to write to files. */
    public List<Line> lines() {
        return passages.stream()
                .map(passage -> Line.of(passage.segment(), speaker(passage)))
                .toList();
    }

    private String speaker(Passage passage) {
        return passage.speaker() == null ? null : speakers.get(passage.speaker());
    }

    /** Number of segments that differ between two versions; a changed segment counts once. */
    int changesFrom(Transcript before) {
        Map<Passage.Face, Integer> left = new HashMap<>();
        before.passages.forEach(passage -> left.merge(passage.face(), 1, Integer::sum));
        int fresh = 0;
        for (Passage passage : passages) {
            Integer same = left.computeIfPresent(passage.face(), (face, count) -> count - 1);
            fresh += same == null || same < 0 ? 1 : 0;
        }
        int gone = left.values().stream().mapToInt(count -> Math.max(0, count)).sum();
        return Math.max(fresh, gone);
    }
}
