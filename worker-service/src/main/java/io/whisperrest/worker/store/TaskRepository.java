package io.whisperrest.worker.store;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEnding;
import io.whisperrest.model.ending.TaskEndings;
import io.whisperrest.model.limit.AudioLimits;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The status changes that a worker makes. All but {@link #begin} are guarded by the run's fence. */
public final class TaskRepository {
    private final Database database;
    private final TaskEndings endings;
    private final ChargeRepository charges;

    /** @param limits for users without limits of their own */
    public TaskRepository(Database database, TaskEndings endings, AudioLimits limits) {
        this.database = database;
        this.endings = endings;
        this.charges = new ChargeRepository(limits);
    }

    /** False while the database rejects writes; a claimed task would only have to be released again. */
    public boolean isWritable() {
        return database.isWritable();
    }

    /**
     * Claims the task in the database and gives it a new fence. Repeating it only raises the fence once more.
     *
     * @param crashes as counted in Redis. After a run vanished before the database recorded it, the larger number is kept; claims that
     *     never began do not count as crashes
     * @return the row as it is now; empty when the task has ended, was deleted or is unknown
     */
    public Optional<Task> begin(String id, String worker, long crashes, long now) {
        return database.write(handle -> handle.createQuery("""
                UPDATE task SET status = 'RUNNING', fence = fence + 1, worker = :worker, heartbeat_at = :now,
                    next_attempt_at = NULL, started_at = COALESCE(started_at, :now),
                    crashes = CASE WHEN status = 'RUNNING' AND crashes < :crashes THEN :crashes ELSE crashes END
                WHERE id = :id AND status IN ('QUEUED', 'RUNNING')
                RETURNING *""")
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

    /** Records the audio duration of a decoded and planned task, and charges it unless that would exceed a limit of its user. */
    public Plan planned(Task task, long audioMs, int windowsTotal, long now) {
        return database.write(handle -> {
            charges.begin(handle, task, now);
            boolean ours = update(
                                    handle,
                                    task,
                                    "UPDATE task SET audio_ms = :audioMs, windows_total = :total, heartbeat_at = :now")
                            .bind("audioMs", audioMs)
                            .bind("total", windowsTotal)
                            .bind("now", now)
                            .execute()
                    == 1;
            return new Plan(ours, ours ? charges.charge(handle, task, audioMs).orElse(null) : null);
        });
    }

    /**
     * Records that a derived file exists. This is a fact about the audio and holds whichever run found it.
     *
     * @return false when no task holds the audio any more
     */
    public boolean made(Task task, AudioStore.Made what) {
        String column = what == AudioStore.Made.PEAKS ? "peaks" : "playable";
        return database.write(handle -> {
            handle.createUpdate("UPDATE task SET <column> = 1 WHERE id = :id AND audio_key = :key")
                    .define("column", column)
                    .bind("id", task.id())
                    .bind("key", task.audioKey())
                    .execute();
            return handle.createQuery("SELECT EXISTS (SELECT 1 FROM task WHERE audio_key = :key)")
                    .bind("key", task.audioKey())
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    /** Records an error that is worth a retry. */
    public boolean retryLater(Task task, FailureCode code, String detail, long dueAt, long now) {
        return database.write(
                handle -> {
                    boolean ours =
                            update(handle, task, """
                                                    UPDATE task SET status = 'QUEUED', worker = NULL,
                                                        attempts = attempts + 1, next_attempt_at = :dueAt""").bind("dueAt", dueAt).execute() == 1;
                    if (ours) {
                        recordError(handle, task, code, detail, now);
                    }
                    return ours;
                },
                handle -> left(handle, task, TaskStatus.QUEUED));
    }

    /** Ends a task that cannot succeed. */
    public boolean fail(Task task, FailureCode code, String detail, long now) {
        return endings.end(
                TaskEnding.failure(task, code, detail), now, handle -> recordError(handle, task, code, detail, now));
    }

    /** Returns the task to the queue unchanged, when the worker is stopping or is too busy for a quarantined task. */
    public boolean release(Task task) {
        return database.write(
                handle -> update(handle, task, "UPDATE task SET status = 'QUEUED', worker = NULL")
                                .execute()
                        == 1,
                handle -> left(handle, task, TaskStatus.QUEUED));
    }

    static Update update(Handle handle, Task task, String change) {
        return handle.createUpdate("<change> WHERE id = :id AND status = 'RUNNING' AND fence = :fence")
                .define("change", change)
                .bind("id", task.id())
                .bind("fence", task.fence());
    }

    /** For an uncertain COMMIT: present when this run left the task in that status. */
    static Optional<Boolean> left(Handle handle, Task task, TaskStatus status) {
        return handle.createQuery("SELECT 1 FROM task WHERE id = :id AND fence = :fence AND status = :status")
                .bind("id", task.id())
                .bind("fence", task.fence())
                .bind("status", status.name())
                .mapTo(Boolean.class)
                .findOne();
    }

    private static void recordError(Handle handle, Task task, FailureCode code, String detail, long now) {
        handle.createUpdate("""
                INSERT INTO attempt_error (task_id, number, fence, code, detail, at)
                VALUES (:id, :number, :fence, :code, :detail, :now)
                ON CONFLICT DO NOTHING""")
                .bind("id", task.id())
                .bind("number", task.attempts() + 1)
                .bind("fence", task.fence())
                .bind("code", code.name())
                .bind("detail", detail)
                .bind("now", now)
                .execute();
    }
}
