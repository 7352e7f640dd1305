package io.whisperrest.model.ending;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** How one task ends and what its row contains afterwards. Not thread-safe. */
public final class TaskEnding {
    private final String id;
    private final TaskStatus status;
    /** Statuses from which the task may end this way. */
    private final String from;
    /** The column that identifies the task's owner, and its required value. */
    private final String owner;

    private final Object ownerValue;
    private final Map<String, Object> columns = new LinkedHashMap<>();
    private boolean crashed;

    private TaskEnding(String id, TaskStatus status, String from, String owner, Object ownerValue) {
        this.id = id;
        this.status = status;
        this.from = from;
        this.owner = owner;
        this.ownerValue = ownerValue;
    }

    /** Takes effect only while the run with that fence still owns the task. */
    private static TaskEnding ofRun(String id, long fence, TaskStatus status) {
        return new TaskEnding(id, status, "'RUNNING'", "fence", fence);
    }

    /** Success: all windows of the run are committed. */
    public static TaskEnding success(Task task) {
        return ofRun(task.id(), task.fence(), TaskStatus.SUCCESS);
    }

    /** Failure: an error that a further attempt would not fix. */
    public static TaskEnding failure(Task task, FailureCode code, String detail) {
        return ofRun(task.id(), task.fence(), TaskStatus.FAILURE).failed(code, detail);
    }

    /** Poison: the worker crashed once too often with the task. */
    public static TaskEnding poison(String id, long fence) {
        TaskEnding ending =
                ofRun(id, fence, TaskStatus.FAILURE).failed(FailureCode.POISON, FailureCode.POISON.detail());
        ending.crashed = true;
        return ending;
    }

    /** Cancellation by the owner, or by the deletion of the owner's account. */
    public static TaskEnding cancellation(String id, String userId) {
        return new TaskEnding(id, TaskStatus.CANCELLED, "'QUEUED', 'RUNNING'", "user_id", userId);
    }

    /** @param column of table {@code task}; never text from outside, as it becomes part of the SQL */
    public TaskEnding with(String column, Object value) {
        columns.put(column, value);
        return this;
    }

    private TaskEnding failed(FailureCode code, String detail) {
        return with("failure_code", code.name()).with("failure_detail", detail);
    }

    public String id() {
        return id;
    }

    TaskStatus status() {
        return status;
    }

    /** @return false when the task had already ended, belongs to another run or does not exist; nothing was written */
    boolean write(Handle handle, long now) {
        String assignments = columns.keySet().stream()
                .map(column -> ", " + column + " = :" + column)
                .collect(Collectors.joining());
        return handle.createUpdate("UPDATE task SET status = :status, worker = NULL, finished_at = :now"
                                + (crashed ? ", crashes = crashes + 1" : "") + assignments
                                + " WHERE id = :id AND status IN (" + from + ") AND " + owner + " = :owner")
                        .bind("status", status.name())
                        .bind("now", now)
                        .bind("id", id)
                        .bind("owner", ownerValue)
                        .bindMap(columns)
                        .execute()
                == 1;
    }

    /** For an uncertain COMMIT: present when this ending is in the row. */
    Optional<Boolean> landed(Handle handle, long now) {
        return handle.createQuery("SELECT 1 FROM task WHERE id = :id AND status = :status AND finished_at = :now AND "
                        + owner + " = :owner")
                .bind("id", id)
                .bind("status", status.name())
                .bind("now", now)
                .bind("owner", ownerValue)
                .mapTo(Boolean.class)
                .findOne();
    }
}
