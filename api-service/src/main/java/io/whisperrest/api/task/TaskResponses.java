package io.whisperrest.api.task;

import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;

/** Tasks with their progress, as responses show them. */
@ApplicationScoped
public class TaskResponses {
    private final TaskProgress progress;

    TaskResponses(TaskProgress progress) {
        this.progress = progress;
    }

    public TaskResponse of(Task task) {
        return TaskResponse.from(task, progress.of(task));
    }
}
