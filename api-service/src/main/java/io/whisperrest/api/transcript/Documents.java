package io.whisperrest.api.transcript;

import io.whisperrest.api.transcript.format.Document;
import io.whisperrest.model.task.Task;

/** Combines a task and its transcript into a document to write. */
public final class Documents {
    private Documents() {}

    public static Document of(Task task, Transcript transcript) {
        return new Document(
                task.name() == null ? "Transcript" : task.name(),
                task.detectedLanguage(),
                task.audioMs(),
                task.model(),
                transcript.lines());
    }
}
