package io.whisperrest.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * A committed change of a task.
 *
 * @param number the window for {@link Kind#WINDOW}, the version for {@link Kind#TRANSCRIPT}, else 0
 */
public record TaskEvent(Kind kind, String taskId, long number) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What changed. */
    public enum Kind {
        CREATED,
        /** Status, progress or name. */
        CHANGED,
        /** A window was committed. */
        WINDOW,
        FINISHED,
        TRANSCRIPT,
        DELETED,
        RESTORED
    }

    public static TaskEvent of(Kind kind, String taskId) {
        return new TaskEvent(kind, taskId, 0);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for an event that this version of the program does not know. */
    public static Optional<TaskEvent> parse(String json) {
        try {
            return Optional.of(JSON.readValue(json, TaskEvent.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
