package io.whisperrest.api.transcript;

import io.whisperrest.api.task.Seconds;
import io.whisperrest.api.task.WarningResponse;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.task.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The transcript of docs/api.md §3.4, times in seconds. */
public record TranscriptResponse(
        String taskId,
        int version,
        boolean original,
        boolean partial,
        String task,
        String model,
        String language,
        Double languageProbability,
        Double duration,
        String text,
        Map<String, String> speakers,
        List<SegmentResponse> segments,
        List<SuppressedResponse> suppressed,
        List<WarningResponse> warnings) {

    public record WordResponse(String text, Double start, Double end, Double probability, boolean estimated) {
        static WordResponse from(Word word) {
            return new WordResponse(
                    word.text(),
                    Seconds.of(word.startMs()),
                    Seconds.of(word.endMs()),
                    word.probability(),
                    word.estimated());
        }
    }

    public record SegmentResponse(
            int id,
            Double start,
            Double end,
            String text,
            String language,
            Integer channel,
            String speaker,
            boolean edited,
            Double avgLogprob,
            Double noSpeechProb,
            Double compressionRatio,
            Double temperature,
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
                    segment.words().stream().map(WordResponse::from).toList());
        }
    }

    public record SuppressedResponse(Double start, Double end, String text, String reason) {
        static SuppressedResponse from(Suppressed suppressed) {
            return new SuppressedResponse(
                    Seconds.of(suppressed.startMs()),
                    Seconds.of(suppressed.endMs()),
                    suppressed.text(),
                    suppressed.reason().word());
        }
    }

    /** As they are shown, numbered from 0. */
    public static List<SegmentResponse> segments(Transcript transcript) {
        List<SegmentResponse> lines = new ArrayList<>();
        for (Passage passage : transcript.passages()) {
            lines.add(SegmentResponse.from(lines.size(), passage));
        }
        return lines;
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
                task.languageProbability(),
                Seconds.of(task.audioMs()),
                transcript.text(),
                transcript.speakers(),
                segments(transcript),
                suppressed.stream().map(SuppressedResponse::from).toList(),
                WarningResponse.of(task));
    }
}
