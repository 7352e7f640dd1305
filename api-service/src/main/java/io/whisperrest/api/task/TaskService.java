package io.whisperrest.api.task;

import io.whisperrest.api.dispatch.Dispatcher;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.event.Notices;
import io.whisperrest.event.TaskNotice;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** One task of a user: read it, or end it before its time. */
@ApplicationScoped
public class TaskService {
    private final TaskRepository tasks;
    private final Dispatcher dispatcher;
    private final Notices notices;
    private final Clock clock;

    TaskService(TaskRepository tasks, Dispatcher dispatcher, Notices notices, Clock clock) {
        this.tasks = tasks;
        this.dispatcher = dispatcher;
        this.notices = notices;
        this.clock = clock;
    }

    /** @throws ApiProblem 404 for unknown, deleted and foreign ids alike */
    public Task get(String id, String userId) {
        return tasks.find(id, userId).orElseThrow(Problems::notFound);
    }

    /**
     * Cancels a task that is not over; repeating it is harmless.
     *
     * @throws ApiProblem 404; 409 {@code task_over} after success or failure
     */
    public Task cancel(String id, String userId) {
        get(id, userId);
        if (tasks.cancel(id, userId, clock.millis())) {
            dispatcher.wake();
            notices.tell(TaskNotice.Kind.FINISHED, id);
        }
        Task task = get(id, userId);
        return switch (task.status()) {
            case CANCELLED -> task;
            case SUCCESS, FAILURE ->
                throw Problems.of(409, "task_over", "The task is over already: there is nothing to cancel.");
            case QUEUED, RUNNING -> throw new IllegalStateException("task " + id + " was not cancelled");
        };
    }
}
