package io.whisperrest.api.openai;

import io.whisperrest.api.error.Problems;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import java.time.Duration;

/** The outcome of a task, as an error of the OpenAI dialect unless it succeeded. */
final class Outcome {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private Outcome() {}

    /** @throws io.whisperrest.api.error.ApiProblem unless the task succeeded, and when the wait timed out */
    static void requireSuccess(Task task) {
        switch (task.status()) {
            case SUCCESS -> {}
            case CANCELLED -> throw Problems.of(400, "task_cancelled", "The task was cancelled in the meantime.");
            case FAILURE -> throw failed(task.failureCode());
            case QUEUED, RUNNING ->
                throw Problems.later(
                        Problems.of(
                                504,
                                "wait_timeout",
                                "The text is not ready yet; the task goes on: ask GET /api/tasks/" + task.id() + "."),
                        ASK_AGAIN);
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
