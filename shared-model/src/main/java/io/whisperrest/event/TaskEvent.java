package io.whisperrest.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A committed change of a task.
 *
 * @param number the window for {@link Kind#WINDOW}, the version for {@link Kind#TRANSCRIPT}, else 0
 */
public record TaskEvent(Kind kind, String userId, String taskId, long number) {
    private static final String KIND = "kind";
    private static final String TASK = "task";
    private static final String NUMBER = "number";

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

    public static TaskEvent of(Kind kind, String userId, String taskId) {
        return new TaskEvent(kind, userId, taskId, 0);
    }

    /** Names and values in turn, as a stream entry holds them. The user is in the stream's key. */
    List<String> fields() {
        return List.of(KIND, kind.name(), TASK, taskId, NUMBER, Long.toString(number));
    }

    /** Empty for an event that this version of the program does not know. */
    static Optional<TaskEvent> parse(String userId, Map<String, String> fields) {
        try {
            return Optional.of(new TaskEvent(
                    Kind.valueOf(fields.getOrDefault(KIND, "")),
                    userId,
                    fields.get(TASK),
                    Long.parseLong(fields.get(NUMBER))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
