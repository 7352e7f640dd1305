package io.whisperrest.api.transcript;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A whole transcript as a person wants it.
 *
 * @param speakers names by key, null = as they are
 */
@Schema(name = "TranscriptEdit", requiredProperties = "segments")
record Edit(
        @Schema(description = "In order of time, at most 50 000")
        List<Line> segments,

        @Schema(description = "Names by key; left out = as they are")
        Map<String, String> speakers) {
    private static final int MOST = 50_000;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_SPEAKERS = 100;
    private static final int LONGEST_SPEAKER = 100;

    /**
     * One segment.
     *
     * @param id of the segment it was in the version edited, null = a new one
     * @param speaker key, null = as it was, {@code ""} = nobody
     */
    @Schema(
            name = "TranscriptEditSegment",
            requiredProperties = {"start", "end", "text"})
    record Line(Integer id, Double start, Double end, String text, String speaker) {}

    /**
     * @param before the version it was made from
     * @param longestMs where the recording ends
     * @param withWords whether the task has word times
     * @throws ApiProblem 422 {@code validation_failed}, naming the segment
     */
    Transcript applied(Transcript before, int version, long longestMs, boolean withWords) {
        if (segments == null) {
            throw Problems.malformed("Send {\"segments\": […]}: all segments of the new version.");
        }
        require(segments.size() <= MOST, "segments", "At most " + MOST + " segments.");
        Map<String, String> names = new HashMap<>(speakers == null ? before.speakers() : speakers);
        checkSpeakers(names);
        List<Passage> passages = new ArrayList<>();
        long last = 0;
        for (int n = 0; n < segments.size(); n++) {
            Passage passage = passage(n, before, names, withWords);
            long start = passage.segment().startMs();
            require(start >= last, at(n, "start"), "Segments must be in order of time.");
            require(
                    !passage.edited() || passage.segment().endMs() <= longestMs,
                    at(n, "end"),
                    "After the recording's end.");
            last = start;
            passages.add(passage);
        }
        return new Transcript(version, passages, names);
    }

    private Passage passage(int n, Transcript before, Map<String, String> names, boolean withWords) {
        Line line = segments.get(n);
        require(line != null, at(n, "text"), "A segment cannot be null.");
        require(line.text() != null && !line.text().isBlank(), at(n, "text"), "Leave an empty segment out.");
        require(line.text().length() <= LONGEST_TEXT, at(n, "text"), "At most " + LONGEST_TEXT + " characters.");
        require(line.start() != null && line.end() != null, at(n, "start"), "start and end are needed, in seconds.");
        require(0 <= line.start() && line.start() <= line.end() && line.end() < 1e7, at(n, "end"), "0 ≤ start ≤ end.");
        require(
                line.id() == null
                        || line.id() >= 0 && line.id() < before.passages().size(),
                at(n, "id"),
                "No such segment in version " + before.version() + ".");
        Passage old = line.id() == null ? null : before.passages().get(line.id());
        String speaker = line.speaker() == null ? old == null ? null : old.speaker() : line.speaker();
        speaker = speaker == null || speaker.isEmpty() ? null : speaker;
        require(speaker == null || names.containsKey(speaker), at(n, "speaker"), "Name this speaker under speakers.");
        return changed(line, old, speaker, withWords);
    }

    private static Passage changed(Line line, Passage old, String speaker, boolean withWords) {
        long start = Math.round(line.start() * 1000);
        long end = Math.round(line.end() * 1000);
        String text = line.text().strip();
        if (old != null && old.face().equals(new Passage.Face(start, end, text, old.speaker()))) {
            return new Passage(old.original(), old.segment(), speaker);
        }
        List<Word> words = withWords ? WordSpread.of(text, start, end) : List.of();
        String language = old == null ? null : old.segment().language();
        Integer channel = old == null ? null : old.segment().channel();
        Segment segment = new Segment(start, end, text, words, List.of(), language, channel, null, null, null, null);
        return new Passage(null, segment, speaker);
    }

    private static void checkSpeakers(Map<String, String> names) {
        require(names.size() <= MOST_SPEAKERS, "speakers", "At most " + MOST_SPEAKERS + " speakers.");
        names.forEach((key, name) -> require(
                !key.isBlank()
                        && key.length() <= LONGEST_SPEAKER
                        && name != null
                        && !name.isBlank()
                        && name.length() <= LONGEST_SPEAKER,
                "speakers",
                "Keys and names have 1 to " + LONGEST_SPEAKER + " characters."));
    }

    private static String at(int n, String field) {
        return "segments[" + n + "]." + field;
    }

    private static void require(boolean condition, String field, String detail) {
        if (!condition) {
            throw Problems.invalid(field, field + ": " + detail).with("field", field);
        }
    }
}
