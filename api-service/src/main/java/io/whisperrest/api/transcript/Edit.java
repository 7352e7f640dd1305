package io.whisperrest.api.transcript;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.task.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An edit: the whole transcript as the user wants it.
 *
 * @param speakers names by key, null = unchanged
 */
@Schema(name = "TranscriptEdit", requiredProperties = "segments")
record Edit(
        @Schema(
                description = "In order of time, at most 50 000. Edited texts have at most 1 000 000 characters in "
                        + "total, all texts together 4 000 000")
        @JsonDeserialize(using = EditReading.Lines.class)
        List<Line> segments,

        @Schema(description = "Names by key; absent = unchanged") @JsonDeserialize(using = EditReading.Names.class)
        Map<String, String> speakers) {
    private static final int MAX_SEGMENTS = 50_000;
    private static final int MAX_TEXT_LENGTH = 10_000;
    /** Characters in all changed segments; six hours of fast speech have about 450,000. */
    static final int MAX_EDITED_TEXT = 1_000_000;

    /**
     * Characters in the request, changed or not: several times those of the longest recording, and few enough for many simultaneous
     * requests.
     */
    static final int MAX_TEXT = 4_000_000;

    private static final int MAX_SPEAKERS = 100;
    private static final int MAX_SPEAKER_LENGTH = 100;

    /**
     * One segment.
     *
     * @param id of this segment in the edited version, null = a new one
     * @param speaker key, null = unchanged, {@code ""} = none
     */
    @Schema(
            name = "TranscriptEditSegment",
            requiredProperties = {"start", "end", "text"})
    record Line(Integer id, Double start, Double end, String text, String speaker) {}

    /**
     * @param before the version that was edited
     * @param longestMs end of the recording
     * @param withWords true when the task has word timestamps
     * @throws ApiProblem 422 {@code validation_failed}, naming the segment
     */
    Transcript applied(Transcript before, int version, long longestMs, boolean withWords) {
        if (segments == null) {
            throw Problems.malformed("Send {\"segments\": […]}: all segments of the new version.");
        }
        Map<String, String> names = new HashMap<>(speakers == null ? before.speakers() : speakers);
        checkSpeakers(names);
        List<Passage> passages = new ArrayList<>();
        long last = 0;
        long edited = 0;
        for (int n = 0; n < segments.size(); n++) {
            Passage passage = passage(n, before, names, withWords);
            long start = passage.segment().startMs();
            require(start >= last, at(n, "start"), "Segments must be in order of time.");
            require(
                    !passage.edited() || passage.segment().endMs() <= longestMs,
                    at(n, "end"),
                    "After the recording's end.");
            last = start;
            edited += passage.edited() ? passage.segment().text().length() : 0;
            require(
                    edited <= MAX_EDITED_TEXT,
                    "segments",
                    "Edited texts have at most " + MAX_EDITED_TEXT + " characters in all.");
            passages.add(passage);
        }
        return new Transcript(version, passages, names);
    }

    private Passage passage(int n, Transcript before, Map<String, String> names, boolean withWords) {
        Line line = segments.get(n);
        require(line != null, at(n, "text"), "A segment cannot be null.");
        require(line.text() != null && !line.text().isBlank(), at(n, "text"), "Leave an empty segment out.");
        require(line.text().length() <= MAX_TEXT_LENGTH, at(n, "text"), "At most " + MAX_TEXT_LENGTH + " characters.");
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
        String language = old == null ? null : old.segment().language();
        Integer channel = old == null ? null : old.segment().channel();
        Segment segment =
                new Segment(start, end, text, List.of(), List.of(), language, channel, null, null, null, null);
        return new Passage(null, segment, speaker).read(withWords);
    }

    /**
     * @param characters total in all segments
     * @throws ApiProblem 422 {@code validation_failed}
     */
    static void requireFew(List<Line> segments, long characters) {
        require(segments.size() <= MAX_SEGMENTS, "segments", "At most " + MAX_SEGMENTS + " segments.");
        require(characters <= MAX_TEXT, "segments", "All texts together have at most " + MAX_TEXT + " characters.");
    }

    /** @throws ApiProblem 422 {@code validation_failed} */
    static void requireFew(Map<String, String> speakers) {
        require(speakers.size() <= MAX_SPEAKERS, "speakers", "At most " + MAX_SPEAKERS + " speakers.");
    }

    private static void checkSpeakers(Map<String, String> names) {
        names.forEach((key, name) -> require(
                !key.isBlank()
                        && key.length() <= MAX_SPEAKER_LENGTH
                        && name != null
                        && !name.isBlank()
                        && name.length() <= MAX_SPEAKER_LENGTH,
                "speakers",
                "Keys and names have 1 to " + MAX_SPEAKER_LENGTH + " characters."));
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
