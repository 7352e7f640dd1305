package io.whisperrest.api.admin;

import io.whisperrest.api.admin.QueueView.WorkerView;
import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.task.Cursor;
import io.whisperrest.api.task.Pages;
import io.whisperrest.api.task.TaskRequest;
import io.whisperrest.api.task.TaskRetry;
import io.whisperrest.api.task.TaskService;
import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.model.task.Task;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The queue for administrators: view it, cancel tasks, requeue failed ones. */
@Singleton
class AdminQueue {
    private final AdminQueueRepository rows;
    private final TaskQueue queue;
    private final TaskService tasks;
    private final TaskRetry retries;
    private final Pages pages;
    private final AuditRepository audit;
    private final Clock clock;

    AdminQueue(
            AdminQueueRepository rows,
            TaskQueue queue,
            TaskService tasks,
            TaskRetry retries,
            Pages pages,
            AuditRepository audit,
            Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.tasks = tasks;
        this.retries = retries;
        this.pages = pages;
        this.audit = audit;
        this.clock = clock;
    }

    /** Reads the database, so it is correct without Redis too; only the last heartbeats are missing then. */
    QueueView view() {
        return new QueueView(
                rows.lanes(clock.millis()),
                rows.waiting(),
                rows.running(),
                rows.workers().stream().map(this::view).toList());
    }

    private WorkerView view(AdminQueueRepository.WorkerRow worker) {
        return new WorkerView(
                worker.id(),
                worker.version(),
                worker.model(),
                ModelFacts.present(worker.models()),
                worker.device(),
                worker.slots(),
                worker.state(),
                worker.startedAt(),
                lastHeartbeat(worker.id()));
    }

    private Instant lastHeartbeat(String worker) {
        try {
            return queue.lastHeard(worker).orElse(null);
        } catch (QueueUnavailable e) {
            return null;
        }
    }

    Pages.Page<DeadTask> dead(String cursor, int limit) {
        return pages.page(
                "dead",
                cursor,
                limit,
                rows::dead,
                task -> new Cursor.Position(Long.toString(task.finishedAt().toEpochMilli()), task.id()));
    }

    /**
     * Creates a new task for the same owner on the same audio, with its counters at zero. The old task stays unchanged.
     *
     * @return the new task's id
     */
    String requeue(String id, String requestId, String by, Caller caller) {
        String owner = rows.ownerOfDead(id).orElseThrow(Problems::notFound);
        TaskRequest request = new TaskRequest(owner, null, "api", requestId, null, false, -1);
        String fresh = retries.retry(request, id, Map.of()).taskId();
        audit.note(by, "task_requeued", id, caller.address());
        return fresh;
    }

    Task cancel(String id, String by, Caller caller) {
        String owner = rows.owner(id).orElseThrow(Problems::notFound);
        Task task = tasks.cancel(id, owner);
        audit.note(by, "task_cancelled", id, caller.address());
        return task;
    }
}
