package io.whisperrest.api.transcript;

import io.whisperrest.api.transcript.format.Document;
import io.whisperrest.api.transcript.format.Line;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Task;
import java.util.List;

/** A task and its segments as something to write. */
public final class Documents {
    private Documents() {}

    public static Document of(Task task, List<Segment> segments) {
        return new Document(
                task.name() == null ? "Transcript" : task.name(),
                task.detectedLanguage(),
                task.audioMs(),
                task.model(),
                segments.stream().map(Line::of).toList());
    }
}
