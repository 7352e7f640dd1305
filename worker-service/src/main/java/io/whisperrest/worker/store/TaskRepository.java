package io.whisperrest.worker.store;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.webhook.WebhookEventRepository;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The moves of a task that a worker makes. All but {@link #begin} say which fence they belong to. */
public final class TaskRepository {
    private static final String OURS = " WHERE id = :id AND status = 'RUNNING' AND fence = :fence";

    private final Database database;
    private final ChargeRepository charges;

    /** @param limits of users for whom nobody decided otherwise */
    public TaskRepository(Database database, AudioLimits limits) {
        this.database = database;
        this.charges = new ChargeRepository(limits);
    }

    /**
     * Claims the task in the database: a new fence. Repeating it only raises the fence once more.
     *
     * @param crashes as Redis counts; the database keeps the larger number
     * @return the row as it is now; empty when the task is over, deleted or unknown
     */
    public Optional<Task> begin(String id, String worker, long crashes, long now) {
        return database.write(handle -> handle.createQuery("UPDATE task SET status = 'RUNNING', fence = fence + 1,"
                        + " worker = :worker, beat_at = :now, next_attempt_at = NULL,"
                        + " started_at = COALESCE(started_at, :now),"
                        + " crashes = CASE WHEN crashes < :crashes THEN :crashes ELSE crashes END"
                        + " WHERE id = :id AND status IN ('QUEUED', 'RUNNING') RETURNING *")
                .bind("id", id)
                .bind("worker", worker)
                .bind("now", now)
                .bind("crashes", crashes)
                .mapTo(Task.class)
                .findOne());
    }

    public TaskStatus status(String id) {
        return database.read(handle -> handle.createQuery("SELECT status FROM task WHERE id = :id")
                .bind("id", id)
                .mapTo(TaskStatus.class)
                .findOne()
                .orElse(null));
    }

    /** Audio is decoded and planned: its length is known, and charged unless that would pass a limit of its user. */
    public Plan planned(Task task, long audioMs, int windowsTotal, long now) {
        return database.write(handle -> {
            charges.begin(handle, task, now);
            boolean ours =
                    update(handle, task, "UPDATE task SET audio_ms = :audioMs, windows_total = :total, beat_at = :now")
                                    .bind("audioMs", audioMs)
                                    .bind("total", windowsTotal)
                                    .bind("now", now)
                                    .execute()
                            == 1;
            return new Plan(ours, ours ? charges.charge(handle, task, audioMs).orElse(null) : null);
        });
    }

    /** A fact about the audio, not a move of the task: true whatever run found it. */
    public void made(Task task, AudioStore.Made what) {
        String column = what == AudioStore.Made.PEAKS ? "peaks" : "playable";
        database.write(
                handle -> handle.createUpdate("UPDATE task SET " + column + " = 1 WHERE id = :id AND audio_key = :key")
                        .bind("id", task.id())
                        .bind("key", task.audioKey())
                        .execute());
    }

    /** An error that is worth another try. */
    public boolean retryLater(Task task, FailureCode code, String detail, long dueAt, long now) {
        return database.write(
                handle -> {
                    boolean ours = update(
                                            handle,
                                            task,
                                            "UPDATE task SET status = 'QUEUED', worker = NULL,"
                                                    + " attempts = attempts + 1, next_attempt_at = :dueAt")
                                    .bind("dueAt", dueAt)
                                    .execute()
                            == 1;
                    if (ours) {
                        recordError(handle, task, code, detail, now);
                    }
                    return ours;
                },
                handle -> left(handle, task, TaskStatus.QUEUED));
    }

    /** The end of a task that cannot succeed. */
    public boolean fail(Task task, FailureCode code, String detail, long now) {
        return database.write(
                handle -> {
                    boolean ours = update(
                                            handle,
                                            task,
                                            "UPDATE task SET status = 'FAILURE', worker = NULL,"
                                                    + " finished_at = :now, failure_code = :code, failure_detail = :detail")
                                    .bind("now", now)
                                    .bind("code", code.name())
                                    .bind("detail", detail)
                                    .execute()
                            == 1;
                    if (ours) {
                        recordError(handle, task, code, detail, now);
                        handle.createUpdate(
                                        "UPDATE usage SET state = 'FAILURE', finished_at = :now WHERE task_id = :id")
                                .bind("now", now)
                                .bind("id", task.id())
                                .execute();
                        WebhookEventRepository.taskEnded(handle, task.id(), TaskStatus.FAILURE, now);
                    }
                    return ours;
                },
                handle -> left(handle, task, TaskStatus.FAILURE));
    }

    /** Back to the line as if nothing had happened: a stopping worker, or a suspect on a busy one. */
    public boolean release(Task task) {
        return database.write(
                handle -> update(handle, task, "UPDATE task SET status = 'QUEUED', worker = NULL")
                                .execute()
                        == 1,
                handle -> left(handle, task, TaskStatus.QUEUED));
    }

    static Update update(Handle handle, Task task, String assignments) {
        return handle.createUpdate(assignments + OURS).bind("id", task.id()).bind("fence", task.fence());
    }

    /** For an uncertain COMMIT: present when that very run left the task so. */
    static Optional<Boolean> left(Handle handle, Task task, TaskStatus status) {
        return handle.createQuery("SELECT 1 FROM task WHERE id = :id AND fence = :fence AND status = :status")
                .bind("id", task.id())
                .bind("fence", task.fence())
                .bind("status", status.name())
                .mapTo(Boolean.class)
                .findOne();
    }

    private static void recordError(Handle handle, Task task, FailureCode code, String detail, long now) {
        handle.createUpdate("INSERT INTO attempt_error (task_id, number, fence, code, detail, at)"
                        + " VALUES (:id, :number, :fence, :code, :detail, :now) ON CONFLICT DO NOTHING")
                .bind("id", task.id())
                .bind("number", task.attempts() + 1)
                .bind("fence", task.fence())
                .bind("code", code.name())
                .bind("detail", detail)
                .bind("now", now)
                .execute();
    }
}
