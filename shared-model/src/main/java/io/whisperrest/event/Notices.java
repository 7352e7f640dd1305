package io.whisperrest.event;

/** Tells all processes. Never blocks and never fails: who needs certainty asks the database. */
public interface Notices {
    void tell(TaskNotice notice);

    default void tell(TaskNotice.Kind kind, String taskId) {
        tell(TaskNotice.of(kind, taskId));
    }
}
