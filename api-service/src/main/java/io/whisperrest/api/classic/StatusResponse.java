package io.whisperrest.api.classic;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.whisperrest.api.task.Seconds;
import io.whisperrest.api.task.Stage;
import io.whisperrest.api.task.TaskProgress;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The response of {@code GET /status/{task_id}}.
 *
 * @param status {@code pending}, {@code success}, {@code failure}
 * @param result the whole text, {@code ""} for audio without speech; null unless success
 * @param error one sentence; null unless failure
 * @param progress 0–1, never decreases
 * @param queuePosition from 1; null unless waiting
 * @param duration seconds of decoded audio; null until decoded
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(
        name = "Status",
        requiredProperties = {"task_id", "status", "progress"})
public record StatusResponse(
        String taskId,

        @Schema(enumeration = {"pending", "success", "failure"})
        String status,

        @Schema(nullable = true) String result,
        @Schema(nullable = true) String error,
        @Schema(nullable = true) String errorCode,

        @Schema(nullable = true) Stage stage,

        double progress,
        @Schema(nullable = true) Long etaSeconds,
        @Schema(nullable = true) Integer queuePosition,
        @Schema(nullable = true) String language,
        @Schema(nullable = true) Double duration) {

    static StatusResponse from(Task task, TaskProgress.Progress progress, String text) {
        return new StatusResponse(
                task.id(),
                word(task.status()),
                task.status() == TaskStatus.SUCCESS ? text : null,
                error(task),
                errorCode(task),
                progress.stage(),
                progress.progress(),
                progress.etaSeconds(),
                progress.queuePosition(),
                task.detectedLanguage(),
                Seconds.of(task.audioMs()));
    }

    private static String word(TaskStatus status) {
        return switch (status) {
            case QUEUED, RUNNING -> "pending";
            case SUCCESS -> "success";
            case FAILURE, CANCELLED -> "failure";
        };
    }

    private static String error(Task task) {
        return task.status() == TaskStatus.CANCELLED ? "The task was cancelled." : task.failureDetail();
    }

    private static String errorCode(Task task) {
        if (task.status() == TaskStatus.CANCELLED) {
            return "cancelled";
        }
        return task.failureCode() == null ? null : task.failureCode().word();
    }
}
