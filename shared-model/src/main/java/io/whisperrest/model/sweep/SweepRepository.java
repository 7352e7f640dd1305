package io.whisperrest.model.sweep;

import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.webhook.WebhookEventRepository;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The writes of a sweep. Each carries the fence read before it, so a late caller cannot touch a newer run. */
public final class SweepRepository {
    private final Database database;

    public SweepRepository(Database database) {
        this.database = database;
    }

    /** Fences of all admitted tasks that are not over, by id. */
    public Map<String, Long> fences() {
        return database.read(handle -> handle
                .createQuery("SELECT t.id, t.fence FROM task t JOIN outbox o ON o.task_id = t.id"
                        + " WHERE t.status IN ('QUEUED', 'RUNNING') AND o.kind = 'ENQUEUE' AND o.sent_at IS NOT NULL")
                .mapToMap()
                .stream()
                .collect(Collectors.toMap(
                        row -> (String) row.get("id"), row -> ((Number) row.get("fence")).longValue())));
    }

    /** A worker vanished: the task waits again, one crash richer. 0 rows are harmless, the next claim lifts the count. */
    public boolean lost(String id, long fence) {
        return database.write(handle -> handle.createUpdate("UPDATE task SET status = 'QUEUED', worker = NULL,"
                                + " crashes = crashes + 1 WHERE id = :id AND status = 'RUNNING' AND fence = :fence")
                        .bind("id", id)
                        .bind("fence", fence)
                        .execute()
                == 1);
    }

    /** Too many workers vanished with the task: it fails, and no worker meets it again. */
    public boolean poison(String id, long fence, long now) {
        return database.write(handle -> {
            int changed = handle.createUpdate("UPDATE task SET status = 'FAILURE', worker = NULL, finished_at = :now,"
                            + " crashes = CASE WHEN status = 'RUNNING' THEN crashes + 1 ELSE crashes END,"
                            + " failure_code = :code, failure_detail = :detail"
                            + " WHERE id = :id AND status IN ('QUEUED', 'RUNNING') AND fence = :fence")
                    .bind("id", id)
                    .bind("fence", fence)
                    .bind("now", now)
                    .bind("code", FailureCode.POISON.name())
                    .bind("detail", FailureCode.POISON.detail())
                    .execute();
            if (changed == 1) {
                closeUsage(handle, id, now);
                WebhookEventRepository.taskEnded(handle, id, TaskStatus.FAILURE, now);
            }
            return changed == 1;
        });
    }

    private static void closeUsage(Handle handle, String id, long now) {
        handle.createUpdate("UPDATE usage SET state = 'FAILURE', finished_at = :now WHERE task_id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** The fence of a task that is not over; null when it is over or unknown. */
    public Long fence(String id) {
        return database.read(handle -> handle.createQuery(
                        "SELECT fence FROM task WHERE id = :id AND status IN ('QUEUED', 'RUNNING')")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .orElse(null));
    }
}
