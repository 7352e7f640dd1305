package io.whisperrest.api.task;

import io.whisperrest.api.dispatch.Dispatcher;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Reads and cancels a user's task. */
@ApplicationScoped
public class TaskService {
    private final TaskRepository tasks;
    private final Dispatcher dispatcher;
    private final Clock clock;

    TaskService(TaskRepository tasks, Dispatcher dispatcher, Clock clock) {
        this.tasks = tasks;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** @throws ApiProblem 404 for unknown, deleted and other users' ids alike */
    public Task get(String id, String userId) {
        return tasks.find(id, userId).orElseThrow(Problems::notFound);
    }

    /**
     * Cancels an unfinished task; repeating it has no effect.
     *
     * @throws ApiProblem 404; 409 {@code task_over} after success or failure
     */
    public Task cancel(String id, String userId) {
        get(id, userId);
        if (tasks.cancel(id, userId, clock.millis())) {
            dispatcher.wake();
        }
        Task task = get(id, userId);
        return switch (task.status()) {
            case CANCELLED -> task;
            case SUCCESS, FAILURE ->
                throw Problems.of(409, "task_over", "The task has already ended: there is nothing to cancel.");
            case QUEUED, RUNNING -> throw new IllegalStateException("task " + id + " was not cancelled");
        };
    }
}
