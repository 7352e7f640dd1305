package io.whisperrest.api.task;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes that the owner can make to a task at any time: its name and metadata. */
@ApplicationScoped
class TaskRename {
    private static final int MAX_NAME_LENGTH = 255;

    private final TaskRepository tasks;
    private final TaskEventPublisher taskEvents;

    TaskRename(TaskRepository tasks, TaskEventPublisher taskEvents) {
        this.tasks = tasks;
        this.taskEvents = taskEvents;
    }

    /** @param name null = unchanged @param metadata null = unchanged, otherwise replaces all of it */
    @Schema(name = "TaskChange")
    record Change(String name, Map<String, String> metadata) {}

    /** @throws ApiProblem 404; 422 {@code validation_failed} */
    Task change(String id, String userId, Change change) {
        if (change == null) {
            throw Problems.malformed("Send {\"name\"?, \"metadata\"?}.");
        }
        String name = change.name() == null ? null : checked(change.name());
        String metadata = change.metadata() == null ? null : TaskJson.write(Metadata.checked(change.metadata()));
        Task task = tasks.change(id, userId, name, metadata).orElseThrow(Problems::notFound);
        taskEvents.publish(TaskEvent.Kind.CHANGED, userId, id);
        return task;
    }

    private static String checked(String name) {
        String chosen = FileName.chosen(name);
        if (chosen == null || name.length() > MAX_NAME_LENGTH) {
            throw Problems.invalid("name", "A name has 1 to " + MAX_NAME_LENGTH + " characters.");
        }
        return chosen;
    }
}
