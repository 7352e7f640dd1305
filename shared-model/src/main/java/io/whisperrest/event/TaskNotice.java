package io.whisperrest.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * A task changed, and the change is committed.
 *
 * @param number the window of {@link Kind#WINDOW}, the version of {@link Kind#TRANSCRIPT}, else 0
 */
public record TaskNotice(Kind kind, String taskId, long number) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What changed. */
    public enum Kind {
        CREATED,
        /** State, progress or name. */
        CHANGED,
        /** A window was committed. */
        WINDOW,
        FINISHED,
        TRANSCRIPT,
        DELETED,
        RESTORED
    }

    public static TaskNotice of(Kind kind, String taskId) {
        return new TaskNotice(kind, taskId, 0);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for what an unknown version of the program said. */
    public static Optional<TaskNotice> parse(String json) {
        try {
            return Optional.of(JSON.readValue(json, TaskNotice.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
