package io.whisperrest.event;

/**
 * Publishes events to all processes. Never blocks and never fails; an event may get lost, so a reader that needs certainty queries the
 * database.
 */
public interface TaskEventPublisher {
    void publish(TaskEvent event);

    default void publish(TaskEvent.Kind kind, String userId, String taskId) {
        publish(TaskEvent.of(kind, userId, taskId));
    }
}
