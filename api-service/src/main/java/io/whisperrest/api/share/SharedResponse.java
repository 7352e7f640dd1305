package io.whisperrest.api.share;

import io.whisperrest.api.task.Seconds;
import io.whisperrest.api.transcript.Transcript;
import io.whisperrest.api.transcript.TranscriptResponse;
import io.whisperrest.model.task.Task;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reader without an account sees: no owner, options or ids. */
@Schema(
        name = "SharedTranscript",
        requiredProperties = {"audio", "speakers", "segments"})
record SharedResponse(
        @Schema(nullable = true) String name,
        @Schema(nullable = true) String language,

        @Schema(
                nullable = true,
                description = "From the task's options; together with the language code it forms a language tag: "
                        + "zh-Hant")
        String script,

        @Schema(nullable = true) Double duration,
        boolean audio,
        Map<String, String> speakers,
        List<TranscriptResponse.SegmentResponse> segments) {

    static SharedResponse of(Task task, Transcript transcript, boolean audio) {
        return new SharedResponse(
                task.name(),
                task.detectedLanguage(),
                TranscriptResponse.script(task),
                Seconds.of(task.audioMs()),
                audio && task.audioKey() != null,
                transcript.speakers(),
                TranscriptResponse.segments(transcript));
    }
}
