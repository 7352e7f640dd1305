package io.whisperrest.model.usage;

import io.whisperrest.model.task.TaskStatus;
import org.jdbi.v3.core.Handle;

/** Closes the usage record of a task that ended. All processes use this one query. */
public final class TaskUsageRepository {
    private TaskUsageRepository() {}

    /**
     * Runs in the transaction that ends the task, after its row has changed. A successful task used its whole length; any other used
     * the part that was recognised.
     *
     * @param status final status of the task
     */
    public static void close(Handle handle, String taskId, TaskStatus status, long now) {
        handle.createUpdate("""
                UPDATE usage SET state = :state, finished_at = :now,
                    wait_ms = CASE WHEN :state = 'SUCCESS'
                        THEN (SELECT started_at - created_at FROM task WHERE id = :id) END,
                    processing_ms = (SELECT processing_ms FROM task WHERE id = :id),
                    language = COALESCE((SELECT detected_language FROM task WHERE id = :id), language),
                    audio_ms = CASE WHEN :state = 'SUCCESS' THEN audio_ms ELSE
                        (SELECT CASE WHEN done_ms < COALESCE(audio_ms, 0) THEN done_ms ELSE COALESCE(audio_ms, 0) END
                        FROM task WHERE id = :id) END
                WHERE task_id = :id""")
                .bind("id", taskId)
                .bind("state", status.name())
                .bind("now", now)
                .execute();
    }
}
