package io.whisperrest.api.task;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Applies one action to up to a hundred tasks; a failure does not stop the rest. */
@ApplicationScoped
class TaskBatch {
    private static final int MAX_TASKS = 100;

    private final TaskService tasks;
    private final TaskDeletion deletion;
    private final TaskRetry retries;
    private final TaskResponses responses;

    TaskBatch(TaskService tasks, TaskDeletion deletion, TaskRetry retries, TaskResponses responses) {
        this.tasks = tasks;
        this.deletion = deletion;
        this.retries = retries;
        this.responses = responses;
    }

    /** Actions that a batch supports. */
    enum Action {
        cancel,
        retry,
        delete,
        restore
    }

    @Schema(
            name = "TaskBatch",
            requiredProperties = {"action", "ids"})
    record Batch(
            Action action,

            @Schema(description = "1 to 100 ids") List<String> ids) {}

    /**
     * @param status the status that the single call would return
     * @param code of its problem, or null
     * @param task as it is now, for a retry the new one; null when it failed or is deleted
     */
    @Schema(
            name = "TaskBatchResult",
            requiredProperties = {"id", "status"})
    record Result(
            String id,
            int status,
            @Schema(nullable = true) String code,
            @Schema(nullable = true) TaskResponse task) {}

    @Schema(name = "TaskBatchResults", requiredProperties = "results")
    record Results(List<Result> results) {}

    Results run(Batch batch, TaskRequest request) {
        if (batch == null || batch.action() == null || batch.ids() == null) {
            throw Problems.malformed("Send {\"action\": cancel, retry, delete or restore, \"ids\": […]}.");
        }
        if (batch.ids().isEmpty()
                || batch.ids().size() > MAX_TASKS
                || batch.ids().contains(null)) {
            throw Problems.invalid("ids", "1 to " + MAX_TASKS + " ids.");
        }
        return new Results(batch.ids().stream()
                .distinct()
                .map(id -> one(batch.action(), id, request))
                .toList());
    }

    private Result one(Action action, String id, TaskRequest request) {
        String user = request.userId();
        try {
            return switch (action) {
                case cancel -> new Result(id, 200, null, responses.of(tasks.cancel(id, user)));
                case retry -> {
                    Accepted accepted = retries.retry(request, id, Map.of());
                    yield new Result(id, 202, null, responses.of(tasks.get(accepted.taskId(), user)));
                }
                case delete -> {
                    deletion.delete(id, user);
                    yield new Result(id, 200, null, null);
                }
                case restore -> {
                    deletion.restore(id, user);
                    yield new Result(id, 200, null, responses.of(tasks.get(id, user)));
                }
            };
        } catch (ApiProblem problem) {
            return new Result(id, problem.status(), problem.code(), null);
        }
    }
}
