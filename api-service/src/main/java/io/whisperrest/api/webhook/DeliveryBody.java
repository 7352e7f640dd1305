package io.whisperrest.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.api.task.TaskProgress;
import io.whisperrest.api.task.TaskResponse;
import io.whisperrest.api.transcript.Transcript;
import io.whisperrest.api.transcript.TranscriptRepository;
import io.whisperrest.api.transcript.TranscriptResponse;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Task;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The body of a call: {@code {"type","timestamp","data"}} with the task as its owner would read it. */
@Singleton
class DeliveryBody {
    static final String TEST = "webhook.test";
    private static final int MAX_BYTES = 1024 * 1024;

    private final TaskProgress progress;
    private final TranscriptRepository transcripts;
    private final ObjectMapper json;

    DeliveryBody(TaskProgress progress, TranscriptRepository transcripts, ObjectMapper json) {
        this.progress = progress;
        this.transcripts = transcripts;
        this.json = json;
    }

    /** @param timestamp time of the event, not of the call */
    private record Event(String type, Instant timestamp, Object data) {}

    /** @param truncated true when results were omitted because of their size */
    private record TaskData(
            TaskResponse task,
            String text,
            TranscriptResponse transcript,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean truncated) {}

    private record TestData(String endpointId) {}

    /** At most 1 MiB: drops the transcript first, then the text too. */
    String of(String event, long at, Task task, Include include) {
        TaskResponse response = TaskResponse.from(task, progress.of(task));
        if (include == Include.NONE) {
            return write(event, at, new TaskData(response, null, null, false));
        }
        List<Segment> segments = transcripts.segments(task.id());
        String text = TranscriptRepository.text(segments);
        if (include == Include.TRANSCRIPT) {
            TranscriptResponse whole =
                    TranscriptResponse.from(task, Transcript.recognised(segments), transcripts.suppressed(task.id()));
            String body = write(event, at, new TaskData(response, text, whole, false));
            if (fits(body)) {
                return body;
            }
        }
        boolean cut = include == Include.TRANSCRIPT;
        String body = write(event, at, new TaskData(response, text, null, cut));
        return fits(body) ? body : write(event, at, new TaskData(response, null, null, true));
    }

    String test(String endpointId, long at) {
        return write(TEST, at, new TestData(endpointId));
    }

    private static boolean fits(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    private String write(String event, long at, Object data) {
        try {
            return json.writeValueAsString(new Event(event, Instant.ofEpochMilli(at), data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // our own records always serialize
        }
    }
}
