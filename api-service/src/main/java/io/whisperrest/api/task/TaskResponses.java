package io.whisperrest.api.task;

import io.whisperrest.model.task.Task;
import jakarta.enterprise.context.ApplicationScoped;

/** Tasks as they are shown, with how far they are. */
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
