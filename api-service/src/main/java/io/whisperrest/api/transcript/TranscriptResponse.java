package io.whisperrest.api.transcript;

import io.whisperrest.api.task.Seconds;
import io.whisperrest.api.task.WarningResponse;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.task.Word;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The transcript of docs/api.md §3.4, times in seconds. */
@Schema(
        requiredProperties = {
            "taskId",
            "version",
            "original",
            "partial",
            "task",
            "model",
            "text",
            "speakers",
            "segments",
            "suppressed",
            "warnings"
        })
public record TranscriptResponse(
        String taskId,
        int version,
        boolean original,
        boolean partial,
        @Schema(enumeration = {"transcribe", "translate"}) String task,
        String model,
        @Schema(nullable = true) String language,

        @Schema(
                nullable = true,
                description = "From the task's options; together with the language code it forms a language tag: "
                        + "zh-Hant")
        String script,

        @Schema(nullable = true) Double languageProbability,
        @Schema(nullable = true) Double duration,
        String text,
        Map<String, String> speakers,
        List<SegmentResponse> segments,
        List<SuppressedResponse> suppressed,
        List<WarningResponse> warnings) {

    @Schema(requiredProperties = {"text", "start", "end", "estimated"})
    public record WordResponse(
            String text,
            Double start,
            Double end,
            @Schema(nullable = true) Double probability,
            boolean estimated) {
        static WordResponse from(Word word) {
            return new WordResponse(
                    word.text(),
                    Seconds.of(word.startMs()),
                    Seconds.of(word.endMs()),
                    word.probability(),
                    word.estimated());
        }
    }

    /** A lazy view, since one hour has about ten thousand words. */
    private static List<WordResponse> shown(List<Word> words) {
        return new AbstractList<>() {
            @Override
            public WordResponse get(int index) {
                return WordResponse.from(words.get(index));
            }

            @Override
            public int size() {
                return words.size();
            }
        };
    }

    @Schema(requiredProperties = {"id", "start", "end", "text", "edited", "words"})
    public record SegmentResponse(
            int id,
            Double start,
            Double end,
            String text,
            @Schema(nullable = true) String language,
            @Schema(nullable = true) Integer channel,
            @Schema(nullable = true) String speaker,
            boolean edited,
            @Schema(nullable = true) Double avgLogprob,
            @Schema(nullable = true) Double noSpeechProb,
            @Schema(nullable = true) Double compressionRatio,
            @Schema(nullable = true) Double temperature,
            List<WordResponse> words) {

        static SegmentResponse from(int id, Passage passage) {
            Segment segment = passage.segment();
            return new SegmentResponse(
                    id,
                    Seconds.of(segment.startMs()),
                    Seconds.of(segment.endMs()),
                    segment.text(),
                    segment.language(),
                    segment.channel(),
                    passage.speaker(),
                    passage.edited(),
                    segment.avgLogprob(),
                    segment.noSpeechProb(),
                    segment.compressionRatio(),
                    segment.temperature(),
                    shown(segment.words()));
        }
    }

    @Schema(requiredProperties = {"start", "end", "text", "reason"})
    public record SuppressedResponse(Double start, Double end, String text, Suppressed.Reason reason) {

        static SuppressedResponse from(Suppressed suppressed) {
            return new SuppressedResponse(
                    Seconds.of(suppressed.startMs()),
                    Seconds.of(suppressed.endMs()),
                    suppressed.text(),
                    suppressed.reason());
        }
    }

    /** As responses show them, numbered from 0. */
    public static List<SegmentResponse> segments(Transcript transcript) {
        List<SegmentResponse> lines = new ArrayList<>();
        for (Passage passage : transcript.passages()) {
            lines.add(SegmentResponse.from(lines.size(), passage));
        }
        return lines;
    }

    /** Null: as the model wrote it. A translation is English regardless of the request. */
    public static String script(Task task) {
        return task.options().translate() ? null : task.options().script();
    }

    public static TranscriptResponse from(Task task, Transcript transcript, List<Suppressed> suppressed) {
        return new TranscriptResponse(
                task.id(),
                transcript.version(),
                transcript.version() == Transcript.RECOGNISED,
                task.status() != TaskStatus.SUCCESS,
                task.options().translate() ? "translate" : "transcribe",
                task.model(),
                task.detectedLanguage(),
                script(task),
                task.languageProbability(),
                Seconds.of(task.audioMs()),
                transcript.text(),
                transcript.speakers(),
                segments(transcript),
                suppressed.stream().map(SuppressedResponse::from).toList(),
                WarningResponse.of(task));
    }
}
