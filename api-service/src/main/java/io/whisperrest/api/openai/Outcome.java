package io.whisperrest.api.openai;

import io.whisperrest.api.error.Problems;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;

/** How a task ended, as an error of this door where it was no success. */
final class Outcome {
    private Outcome() {}

    /** @throws io.whisperrest.api.error.ApiProblem for every other end, and for a wait that is over */
    static void requireSuccess(Task task) {
        switch (task.status()) {
            case SUCCESS -> {}
            case CANCELLED -> throw Problems.of(400, "task_cancelled", "The task was cancelled meanwhile.");
            case FAILURE -> throw failed(task.failureCode());
            case QUEUED, RUNNING ->
                throw Problems.of(
                        504,
                        "wait_timeout",
                        "The text is not ready yet; the task goes on: ask GET /api/tasks/" + task.id() + ".");
        }
    }

    private static RuntimeException failed(FailureCode code) {
        boolean ours = code.isRetryable() || code == FailureCode.POISON || code == FailureCode.AUDIO_MISSING;
        String detail = code.detail() + " " + code.advice();
        if (code == FailureCode.MODEL_UNAVAILABLE) {
            return Problems.of(503, code.word(), detail);
        }
        return ours
                ? Problems.of(500, code.word(), detail)
                : Problems.of(400, code.word(), detail).with("param", "file");
    }
}
