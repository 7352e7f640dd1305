package io.whisperrest.model.sweep;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.ending.TaskEnding;
import io.whisperrest.model.ending.TaskEndings;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.generic.GenericType;

/** The database writes of a sweep. Each is guarded by the fence read before it, so a late caller cannot affect a newer run. */
public final class SweepRepository {
    private final Database database;
    private final TaskEndings endings;

    public SweepRepository(Database database, TaskEndings endings) {
        this.database = database;
        this.endings = endings;
    }

    /** Fences of all admitted tasks that have not ended, by task id. */
    public Map<String, Long> fences() {
        return database.read(handle -> handle.createQuery("""
                        SELECT t.id, t.fence
                        FROM outbox o
                        JOIN task t ON t.id = o.task_id
                        WHERE o.kind = 'ENQUEUE' AND o.sent_at IS NOT NULL AND t.status IN ('QUEUED', 'RUNNING')""")
                .setMapKeyColumn("id")
                .setMapValueColumn("fence")
                .collectInto(new GenericType<Map<String, Long>>() {}));
    }

    /**
     * The worker vanished: the task waits again with one more crash. No change is harmless, as the next claim corrects the count.
     *
     * @return the task's owner; empty when it was not changed
     */
    public Optional<String> lost(String id, long fence) {
        return database.write(handle -> handle.createQuery("""
                UPDATE task SET status = 'QUEUED', worker = NULL, crashes = crashes + 1
                WHERE id = :id AND status = 'RUNNING' AND fence = :fence
                RETURNING user_id""")
                .bind("id", id)
                .bind("fence", fence)
                .mapTo(String.class)
                .findOne());
    }

    /** The worker never learned of its claim, or could not record its beginning. The task itself was not touched. */
    public boolean neverBegan(String id, long fence) {
        return database.read(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM task WHERE id = :id AND status = 'QUEUED' AND fence = :fence)")
                .bind("id", id)
                .bind("fence", fence)
                .mapTo(Boolean.class)
                .one());
    }

    /** Too many workers vanished with the task: it fails for good. */
    public boolean poison(String id, long fence, long now) {
        return endings.end(TaskEnding.poison(id, fence), now, handle -> {});
    }

    /** The fence of a task that has not ended; null when it has ended or is unknown. */
    public Long fence(String id) {
        return database.read(handle -> handle.createQuery(
                        "SELECT fence FROM task WHERE id = :id AND status IN ('QUEUED', 'RUNNING')")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .orElse(null));
    }
}
