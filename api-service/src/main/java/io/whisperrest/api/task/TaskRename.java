package io.whisperrest.api.task;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.event.Notices;
import io.whisperrest.event.TaskNotice;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the owner may change on a task at any time: its name and the pairs it carries. */
@ApplicationScoped
class TaskRename {
    private static final int LONGEST_NAME = 255;

    private final TaskRepository tasks;
    private final Notices notices;

    TaskRename(TaskRepository tasks, Notices notices) {
        this.tasks = tasks;
        this.notices = notices;
    }

    /** @param name null = unchanged @param metadata null = unchanged, else all of it */
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
        notices.tell(TaskNotice.Kind.CHANGED, id);
        return task;
    }

    private static String checked(String name) {
        String chosen = FileName.chosen(name);
        if (chosen == null || name.length() > LONGEST_NAME) {
            throw Problems.invalid("name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        return chosen;
    }
}
